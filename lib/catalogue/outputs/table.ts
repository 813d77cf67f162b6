import { tableNameProblem } from '../../rules/storage-names.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { connectionOption } from '../services/shared-options.ts';

export const binding = defineBinding({
  name: 'table',
  direction: 'out',
  title: 'an entity in a storage table',
  type: 'table',
  options: [
    {
      name: 'table-name',
      type: 'text',
      help: 'The table that gets the entities.',
      example: 'receipts',
      default: () => 'samples',
      validate: tableNameProblem,
    },
    {
      name: 'partition-key',
      type: 'text',
      help: 'The partition key of an entity that says none.',
      example: 'germany',
      optional: true,
    },
    {
      name: 'row-key',
      type: 'text',
      help: 'The row key of an entity that says none.',
      example: '{id}',
      optional: true,
    },
    connectionOption('AzureWebJobsStorage'),
  ],
  properties: (answers) => ({
    tableName: answers['table-name'],
    partitionKey: answers['partition-key'],
    rowKey: answers['row-key'],
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(answers['table-name'], 'samples'),
  }),
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    source: 'tables.json',
    type: 'TableOutput',
    runtimeModules: ['table', 'table-output'],
    before: ({ variable }) => [
      `var ${variable} struct {`,
      '\tazfunc.TableKeys',
      '\tText string',
      '}',
      `${variable}.PartitionKey, ${variable}.RowKey = "samples", azfunc.NewRowKey()`,
      `${variable}.Text = "written by azure-go-func"`,
    ],
    call: ({ variable }) => [`Send(${variable})`],
    carries:
      '`Send` takes one entity or several: strings, numbers and booleans. A date is refused: the host would write it in another form.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-table-output',
});
