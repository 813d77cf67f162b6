import { answerTo, defineOption } from '../../options/option.ts';
import type { Binding } from '../../project/function.ts';
import { cosmosNameProblem } from '../../rules/cosmos-names.ts';
import { defineBinding } from '../binding.ts';
import { cosmosConnection, cosmosSetting, preferredLocations } from '../services/cosmos-options.ts';
import { referencedSetting } from '../services/referenced-setting.ts';

const document = { id: '1', text: 'the text of the document' };

const id = defineOption({
  name: 'id',
  type: 'text',
  help: 'The one document to read; {name} takes a value from the trigger.',
  example: '{id}',
  optional: true,
});

/** Azure/azure-webjobs-sdk-extensions, `CosmosDBAttribute` of extension 4. */
export const binding = defineBinding({
  name: 'cosmosdb',
  direction: 'in',
  title: 'a document of Azure Cosmos DB, or several',
  type: 'cosmosDB',
  options: [
    {
      name: 'container-name',
      type: 'text',
      help: 'The container.',
      example: 'customers',
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
    id,
    {
      name: 'partition-key',
      type: 'text',
      help: 'The partition key of the document, or of those that the query reads.',
      example: '{customerId}',
      optional: true,
    },
    {
      name: 'sql-query',
      type: 'text',
      help: 'Which documents to read; {name} takes a value from the trigger, as a parameter.',
      example: 'SELECT * FROM c WHERE c.status = {status}',
      default: ({ answers }) =>
        answerTo(id, answers) === undefined ? 'SELECT TOP 10 * FROM c' : undefined,
      optional: true,
      defaultDescription: 'SELECT TOP 10 * FROM c; none with id',
      validate: (_, { answers }) =>
        answerTo(id, answers) === undefined
          ? undefined
          : 'id reads one document: give one of the two options',
    },
    cosmosConnection(),
    preferredLocations,
  ],
  properties: (answers) => ({
    databaseName: answers['database-name'],
    containerName: answers['container-name'],
    connection: answers.connection,
    id: answers.id,
    partitionKey: answers['partition-key'],
    sqlQuery: answers['sql-query'],
    preferredLocations: answers['preferred-locations'],
  }),
  settings: (answers) => ({
    ...cosmosSetting(answers.connection),
    ...referencedSetting(answers['database-name'], 'app'),
    ...referencedSetting(answers['container-name'], 'items'),
  }),
  needsBundle: true,
  go: {
    type: 'Input',
    example: ({ field, variable, fail, binding: { id } }) => [
      `var ${variable} ${id === undefined ? '[]' : ''}struct {`,
      '\tID string `json:"id"`',
      '}',
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['json', 'array'], missing: 'null', source: 'ext-cosmosdb.json' },
  sample: ({ id }: Binding) => (id === undefined ? [document] : document),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cosmosdb-v2-input',
});
