import { answerTo, defineOption } from '../../options/option.ts';
import { cosmosNameProblem, partitionKeyPathProblem } from '../../rules/cosmos-names.ts';
import { wholeNumberProblem } from '../../rules/whole-number.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { cosmosConnection, cosmosSetting, preferredLocations } from '../services/cosmos-options.ts';
import { referencedSetting } from '../services/referenced-setting.ts';

const ofCreation = { 'create-if-not-exists': [true] };

const partitionKey = defineOption({
  name: 'partition-key',
  type: 'text',
  help: 'The path of the partition key of a container that is created.',
  example: '/customerId',
  validate: partitionKeyPathProblem,
  when: ofCreation,
  optional: true,
});

/**
 * Azure/azure-webjobs-sdk-extensions, `CosmosDBAttribute` of extension 4: containerName, connection and
 * containerThroughput, which were collectionName, connectionStringSetting and collectionThroughput.
 */
export const binding = defineBinding({
  name: 'cosmosdb',
  direction: 'out',
  title: 'a document in Azure Cosmos DB',
  type: 'cosmosDB',
  options: [
    {
      name: 'container-name',
      type: 'text',
      help: 'The container that gets the documents; one with the same id is replaced.',
      example: 'receipts',
      default: () => 'items',
      validate: cosmosNameProblem,
    },
    {
      name: 'database-name',
      type: 'text',
      help: 'The database.',
      example: 'shop',
      default: () => 'app',
      validate: cosmosNameProblem,
    },
    {
      name: 'create-if-not-exists',
      type: 'boolean',
      help: 'Whether the host creates database and container. Needs partition-key.',
      example: 'true',
      optional: true,
      defaultDescription: 'false',
      validateTogether: (isWanted, { answers }) =>
        isWanted && answerTo(partitionKey, answers) === undefined
          ? 'partition-key is required too, for example partition-key=/customerId'
          : undefined,
    },
    partitionKey,
    {
      name: 'container-throughput',
      type: 'number',
      help: 'The request units per second of a container that is created.',
      example: '400',
      validate: wholeNumberProblem(400, 1_000_000),
      when: ofCreation,
      optional: true,
    },
    cosmosConnection(),
    preferredLocations,
  ],
  properties: (answers) => ({
    databaseName: answers['database-name'],
    containerName: answers['container-name'],
    connection: answers.connection,
    createIfNotExists: answers['create-if-not-exists'],
    partitionKey: answers['partition-key'],
    containerThroughput: answers['container-throughput'],
    preferredLocations: answers['preferred-locations'],
  }),
  settings: (answers) => ({
    ...cosmosSetting(answers.connection),
    ...referencedSetting(answers['database-name'], 'app'),
    ...referencedSetting(answers['container-name'], 'items'),
  }),
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    source: 'ext-cosmosdb.json',
    fields: ['ID   string `json:"id"`', 'Text string `json:"text"`'],
    call: ({ item }) => [`Send(${item}{ID: "1", Text: "written by azure-go-func"})`],
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cosmosdb-v2-output',
});
