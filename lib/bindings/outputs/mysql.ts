import type { BindingKind } from '../../catalogue/binding.ts';
import { mysqlConnection, mysqlSetting, tableProperties } from '../../options/sql-options.ts';
import { mysqlTableProblem } from '../../rules/sql-names.ts';

export const binding: BindingKind = {
  name: 'mysql',
  direction: 'out',
  title: 'a row of MySQL, inserted or updated',
  order: 70,
  type: 'mysql',
  options: [
    {
      name: 'command-text',
      kind: 'text',
      help: 'The table that gets the rows; one with the same primary key is updated.',
      example: 'mysql:Receipts',
      fallback: () => 'Items',
      check: mysqlTableProblem,
    },
    mysqlConnection('connection-string-setting=ReceiptsMySQL'),
  ],
  properties: tableProperties,
  settings: mysqlSetting,
  needsBundle: true,
  go: {
    type: 'Output[any]',
    example: ({ field }) => [`${field}.Send(map[string]any{"ID": 1, "Name": "Cup"})`],
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-mysql-output',
};
