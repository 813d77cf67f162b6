import { defineBinding } from '../binding.ts';
import {
  commandOptions,
  commandProperties,
  mysqlConnection,
  mysqlSetting,
} from '../services/sql-options.ts';

export const binding = defineBinding({
  name: 'mysql',
  direction: 'in',
  title: 'rows of MySQL',
  type: 'mysql',
  options: [...commandOptions('SELECT * FROM Items LIMIT 10'), mysqlConnection()],
  properties: commandProperties,
  settings: mysqlSetting,
  needsBundle: true,
  go: {
    type: 'Input',
    example: ({ field, variable, fail }) => [
      `var ${variable} []struct{ Name string }`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['json'], missing: 'empty', source: 'ext-mysql.json' },
  sample: [
    { ID: 1042, Name: 'Bottle' },
    { ID: 1043, Name: 'Cup' },
  ],
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-mysql-input',
});
