import { type Answers, text } from '../../options/option.ts';
import { optional } from '../../options/optional.ts';
import type { Binding } from '../../project/project.ts';
import { tableNameProblem } from '../../rules/storage-names.ts';
import { wholeNumberProblem } from '../../rules/whole-number.ts';
import type { BindingKind } from '../binding.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { connectionOption } from '../services/shared-options.ts';

const entity = { PartitionKey: 'samples', RowKey: '1', Text: 'the text of the entity' };

export const binding: BindingKind = {
  name: 'table',
  direction: 'in',
  title: 'an entity of a storage table, or several',
  type: 'table',
  options: [
    {
      name: 'table-name',
      type: 'text',
      help: 'The table.',
      example: 'table:customers',
      default: () => 'samples',
      validate: tableNameProblem,
    },
    optional({
      name: 'partition-key',
      type: 'text',
      help: 'The partition of the entities; {name} takes a value from the trigger.',
      example: 'partition-key=germany',
    }),
    optional({
      name: 'row-key',
      type: 'text',
      help: 'With the partition key: the one entity to read.',
      example: 'row-key={id}',
      validate: (_, { answers }) =>
        text(answers, 'partition-key') === undefined ? 'partition-key is required too' : undefined,
    }),
    optional(
      {
        name: 'take',
        type: 'text',
        help: 'How many entities to read at most.',
        example: 'take=50',
        validate: (value, { answers }) =>
          ofSeveral(answers) ?? wholeNumberProblem(1, 100_000)(value),
      },
      'all',
    ),
    optional(
      {
        name: 'filter',
        type: 'text',
        help: 'Which entities to read, in OData.',
        example: `filter="Status eq 'open'"`,
        validate: (_, { answers }) => ofSeveral(answers),
      },
      'all',
    ),
    connectionOption('AzureWebJobsStorage'),
  ],
  // The schema of function.json has take as a text; the extension reads a number from it.
  properties: (answers) => ({
    tableName: text(answers, 'table-name'),
    partitionKey: text(answers, 'partition-key'),
    rowKey: text(answers, 'row-key'),
    take: text(answers, 'take'),
    filter: text(answers, 'filter'),
    connection: text(answers, 'connection'),
  }),
  settings: (answers) => ({
    [text(answers, 'connection') ?? '']: 'UseDevelopmentStorage=true',
    ...referencedSetting(text(answers, 'table-name'), 'samples'),
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
};

/** Azure/azure-sdk-for-net, `TablesExtensionConfigProvider`: with both keys an object, else an array. */
function isOne({ partitionKey, rowKey }: Binding): boolean {
  return partitionKey !== undefined && rowKey !== undefined;
}

function ofSeveral(answers: Answers): string | undefined {
  return text(answers, 'row-key') === undefined
    ? undefined
    : 'row-key reads one entity: give one of the two options';
}
