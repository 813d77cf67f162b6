import { text } from '../../options/option.ts';
import { booleanAnswer, numberAnswer, optional, trueOrFalse } from '../../options/optional.ts';
import { cosmosNameProblem, partitionKeyPathProblem } from '../../rules/cosmos-names.ts';
import { wholeNumberProblem } from '../../rules/whole-number.ts';
import type { BindingKind } from '../binding.ts';
import { outputOf } from '../output.ts';
import { cosmosConnection, cosmosSetting, preferredLocations } from '../services/cosmos-options.ts';
import { referencedSetting } from '../services/referenced-setting.ts';

const ofCreation = { option: 'create-if-not-exists', values: ['true'] };

/**
 * Azure/azure-webjobs-sdk-extensions, `CosmosDBAttribute` of extension 4: containerName, connection and
 * containerThroughput, which were collectionName, connectionStringSetting and collectionThroughput.
 */
export const binding: BindingKind = {
  name: 'cosmosdb',
  direction: 'out',
  title: 'a document in Azure Cosmos DB',
  type: 'cosmosDB',
  options: [
    {
      name: 'container-name',
      type: 'text',
      help: 'The container that gets the documents; one with the same id is replaced.',
      example: 'cosmosdb:receipts',
      default: () => 'items',
      validate: cosmosNameProblem,
    },
    {
      name: 'database-name',
      type: 'text',
      help: 'The database.',
      example: 'database-name=shop',
      default: () => 'app',
      validate: cosmosNameProblem,
    },
    {
      ...trueOrFalse(
        'create-if-not-exists',
        'Whether the host creates database and container. Needs partition-key.',
        'create-if-not-exists=true',
      ),
      validateTogether: (value, { answers }) =>
        value === 'true' && text(answers, 'partition-key') === undefined
          ? 'needs partition-key too, for example partition-key=/customerId'
          : undefined,
    },
    optional({
      name: 'partition-key',
      type: 'text',
      help: 'The path of the partition key of a container that is created.',
      example: 'partition-key=/customerId',
      validate: partitionKeyPathProblem,
      needs: ofCreation,
    }),
    optional({
      name: 'container-throughput',
      type: 'text',
      help: 'The request units per second of a container that is created.',
      example: 'container-throughput=400',
      validate: wholeNumberProblem(400, 1_000_000),
      needs: ofCreation,
    }),
    cosmosConnection('connection=ReceiptsCosmosDB'),
    preferredLocations('preferred-locations="East US,North Europe"'),
  ],
  properties: (answers) => ({
    databaseName: text(answers, 'database-name'),
    containerName: text(answers, 'container-name'),
    connection: text(answers, 'connection'),
    createIfNotExists: booleanAnswer(answers, 'create-if-not-exists'),
    partitionKey: text(answers, 'partition-key'),
    containerThroughput: numberAnswer(answers, 'container-throughput'),
    preferredLocations: text(answers, 'preferred-locations'),
  }),
  settings: (answers) => ({
    ...cosmosSetting(text(answers, 'connection')),
    ...referencedSetting(text(answers, 'database-name'), 'app'),
    ...referencedSetting(text(answers, 'container-name'), 'items'),
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
};
