import { answerTo, type Context, defineOption } from '../../options/option.ts';
import type { Binding } from '../../project/function.ts';
import { tableNameProblem } from '../../rules/storage-names.ts';
import { wholeNumberProblem } from '../../rules/whole-number.ts';
import { defineBinding } from '../binding.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { connectionOption } from '../services/shared-options.ts';

const entity = { PartitionKey: 'samples', RowKey: '1', Text: 'the text of the entity' };

const partitionKey = defineOption({
  name: 'partition-key',
  type: 'text',
  help: 'The partition of the entities; {name} takes a value from the trigger.',
  example: 'germany',
  optional: true,
});

const rowKey = defineOption({
  name: 'row-key',
  type: 'text',
  help: 'With the partition key: the one entity to read.',
  example: '{id}',
  validate: (_, { answers }) =>
    answerTo(partitionKey, answers) === undefined ? 'partition-key is required too' : undefined,
  optional: true,
});

export const binding = defineBinding({
  name: 'table',
  direction: 'in',
  title: 'an entity of a storage table, or several',
  type: 'table',
  options: [
    {
      name: 'table-name',
      type: 'text',
      help: 'The table.',
      example: 'customers',
      default: () => 'samples',
      validate: tableNameProblem,
    },
    partitionKey,
    rowKey,
    {
      name: 'take',
      type: 'number',
      help: 'How many entities to read at most.',
      example: '50',
      validate: (value, context) => ofSeveral(context) ?? wholeNumberProblem(1, 100_000)(value),
      optional: true,
      defaultDescription: 'all',
    },
    {
      name: 'filter',
      type: 'text',
      help: 'Which entities to read, in OData.',
      example: "Status eq 'open'",
      validate: (_, context) => ofSeveral(context),
      optional: true,
      defaultDescription: 'all',
    },
    connectionOption('AzureWebJobsStorage'),
  ],
  // The schema of function.json has take as a text; the extension reads a number from it.
  properties: (answers) => ({
    tableName: answers['table-name'],
    partitionKey: answers['partition-key'],
    rowKey: answers['row-key'],
    take: answers.take?.toString(),
    filter: answers.filter,
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(answers['table-name'], 'samples'),
  }),
  needsBundle: true,
  go: {
    type: 'Input',
    runtimeModule: 'table',
    example: ({ field, variable, fail, binding }) => [
      `var ${variable} ${isOne(binding) ? '' : '[]'}struct {`,
      '\tazfunc.TableKeys',
      '\tText string',
      '}',
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['object', 'array'], missing: 'null', source: 'tables.json' },
  sample: (binding: Binding) => (isOne(binding) ? entity : [entity]),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-table-input',
});

/** Azure/azure-sdk-for-net, `TablesExtensionConfigProvider`: with both keys an object, else an array. */
function isOne({ partitionKey, rowKey }: Binding): boolean {
  return partitionKey !== undefined && rowKey !== undefined;
}

function ofSeveral({ answers }: Context): string | undefined {
  return answerTo(rowKey, answers) === undefined
    ? undefined
    : 'row-key reads one entity: give one of the two options';
}
