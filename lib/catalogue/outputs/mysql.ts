import { mysqlTableProblem } from '../../rules/sql-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { mysqlConnection, mysqlSetting, tableProperties } from '../services/sql-options.ts';

export const binding = defineBinding({
  name: 'mysql',
  direction: 'out',
  title: 'a row of MySQL, inserted or updated',
  type: 'mysql',
  options: [
    {
      name: 'command-text',
      type: 'text',
      help: 'The table that gets the rows; one with the same primary key is updated.',
      example: 'Receipts',
      default: () => 'Items',
      validate: withExpressions(mysqlTableProblem),
    },
    mysqlConnection(),
  ],
  properties: tableProperties,
  settings: mysqlSetting,
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    source: 'ext-mysql.json',
    type: 'MySQLOutput[T]',
    runtimeModules: ['mysql-output'],
    fields: ['ID   int', 'Name string'],
    call: ({ item }) => [`Send(${item}{ID: 1, Name: "Cup"})`],
    carries:
      '`Send` takes one row or several, all with the same columns. The extension does not escape values: a text with a quote or a backslash, an empty one and a date with a `T` are refused.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-mysql-output',
});
