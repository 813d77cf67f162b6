import { sqlTableProblem } from '../../rules/sql-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { sqlConnection, sqlSetting, tableProperties } from '../services/sql-options.ts';

export const binding = defineBinding({
  name: 'sql',
  direction: 'out',
  title: 'a row of Azure SQL, inserted or updated',
  type: 'sql',
  options: [
    {
      name: 'command-text',
      type: 'text',
      help: 'The table that gets the rows; one with the same primary key is updated.',
      example: 'dbo.Receipts',
      default: () => 'dbo.Items',
      validate: withExpressions(sqlTableProblem),
    },
    sqlConnection(),
  ],
  properties: tableProperties,
  settings: sqlSetting,
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    source: 'ext-sql.json',
    fields: ['ID   int', 'Name string'],
    call: ({ item }) => [`Send(${item}{ID: 1, Name: "Cup"})`],
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-sql-output',
});
