import { answerTo, defineOption } from '../../options/option.ts';
import { cosmosNameProblem, utcTimeProblem } from '../../rules/cosmos-names.ts';
import { connectionProblem, containerNameFor } from '../../rules/storage-names.ts';
import { wholeNumberProblem } from '../../rules/whole-number.ts';
import { cosmosConnection, cosmosSetting, preferredLocations } from '../services/cosmos-options.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { defineTrigger } from '../trigger.ts';

const fromBeginning = defineOption({
  name: 'start-from-beginning',
  type: 'boolean',
  help: 'Whether the first start takes all changes that there ever were.',
  example: 'true',
  optional: true,
  defaultDescription: 'false',
});

/**
 * Azure/azure-webjobs-sdk-extensions, `CosmosDBTriggerAttribute` of extension 4: containerName and
 * connection, which were collectionName and connectionStringSetting in extension 3.
 */
export const trigger = defineTrigger({
  name: 'cosmosdb',
  title: 'Azure Cosmos DB document that is created or changed',
  options: [
    {
      name: 'database-name',
      type: 'text',
      question: 'Which database?',
      help: 'The database, or an app setting as %NAME%.',
      example: 'shop',
      default: () => 'app',
      validate: cosmosNameProblem,
    },
    {
      name: 'container-name',
      type: 'text',
      question: 'Which container?',
      help: 'The container whose changes it takes, or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => containerNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: cosmosNameProblem,
    },
    cosmosConnection('Which app setting holds the connection?'),
    {
      name: 'lease-container-name',
      type: 'text',
      help: 'The container in which the host notes how far it has come.',
      example: 'leases',
      default: () => 'leases',
      validate: cosmosNameProblem,
    },
    {
      name: 'create-lease-container-if-not-exists',
      type: 'boolean',
      help: 'Whether the host creates the container of the leases. With an identity it may not: create it yourself.',
      example: 'false',
      default: () => true,
    },
    {
      name: 'lease-container-prefix',
      type: 'text',
      help: 'What tells the leases of this function from those of others in the same container.',
      example: 'orders',
      optional: true,
    },
    {
      name: 'lease-database-name',
      type: 'text',
      help: 'The database of the leases.',
      example: 'shop',
      validate: cosmosNameProblem,
      optional: true,
      defaultDescription: 'that of the container',
    },
    {
      name: 'lease-connection',
      type: 'text',
      help: 'The app setting that holds the connection to the account of the leases.',
      example: 'LeasesCosmosDB',
      validate: connectionProblem,
      optional: true,
      defaultDescription: 'that of the container',
    },
    {
      name: 'max-items-per-invocation',
      type: 'number',
      help: 'How many documents a call takes at most.',
      example: '50',
      validate: wholeNumberProblem(1, 10_000),
      optional: true,
      defaultDescription: "the host's",
    },
    {
      name: 'feed-poll-delay',
      type: 'number',
      help: 'How long the host waits, in milliseconds, before it asks again.',
      example: '1000',
      validate: wholeNumberProblem(1, 3_600_000),
      optional: true,
      defaultDescription: '5000',
    },
    fromBeginning,
    {
      name: 'start-from-time',
      type: 'text',
      help: 'The time from which the first start takes changes, in UTC.',
      example: '2026-01-31T14:00:00Z',
      validate: utcTimeProblem,
      validateTogether: (_, { answers }) =>
        answerTo(fromBeginning, answers)
          ? '--start-from-beginning true says another time: give one of the two options'
          : undefined,
      optional: true,
      defaultDescription: 'now',
    },
    preferredLocations,
  ],
  bindings: (answers) => [
    {
      type: 'cosmosDBTrigger',
      direction: 'in',
      name: 'documents',
      databaseName: answers['database-name'],
      containerName: answers['container-name'],
      connection: answers.connection,
      leaseContainerName: answers['lease-container-name'],
      createLeaseContainerIfNotExists: answers['create-lease-container-if-not-exists'],
      leaseContainerPrefix: answers['lease-container-prefix'],
      leaseDatabaseName: answers['lease-database-name'],
      leaseConnection: answers['lease-connection'],
      maxItemsPerInvocation: answers['max-items-per-invocation'],
      feedPollDelay: answers['feed-poll-delay'],
      startFromBeginning: answers['start-from-beginning'],
      startFromTime: answers['start-from-time'],
      preferredLocations: answers['preferred-locations'],
    },
  ],
  wire: {
    text: 'json',
    binary: 'refused',
    many: 'refused',
    requires: [],
    source: 'ext-cosmosdb.json',
  },
  needsBundle: true,
  recognises: (binding) => binding.type.toLowerCase() === 'cosmosdbtrigger',
  settings: (answers) => {
    const container = containerNameFor(answers.function);
    return {
      ...cosmosSetting(answers.connection),
      ...cosmosSetting(answers['lease-connection']),
      ...referencedSetting(answers['database-name'], 'app'),
      ...referencedSetting(answers['container-name'], container),
      ...referencedSetting(answers['lease-container-name'], 'leases'),
    };
  },
  event: () => ({
    constructor: 'CosmosDB',
    type: 'CosmosDBEvent[TDocument]',
    runtimeModule: ['cosmosdb', 'batch'],
  }),
  retries: true,
  explain: async (answers) =>
    `takes the changes of the container ${answers['container-name']} in the database ${answers['database-name']} (connection ${answers.connection})`,
  guide: {
    arrives:
      'The documents that were created or changed since the last call, as they are now. A deletion does not show.',
    fails:
      'The changes are lost: the trigger goes on behind them. A retry policy tries the same ones again first: to spare the good ones, send the bad ones (`change.Raw`) to an output and return nil.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cosmosdb-v2-trigger',
});
