import { defineBinding } from '../binding.ts';
import {
  commandOptions,
  commandProperties,
  sqlConnection,
  sqlSetting,
} from '../services/sql-options.ts';

export const binding = defineBinding({
  name: 'sql',
  direction: 'in',
  title: 'rows of Azure SQL',
  type: 'sql',
  options: [...commandOptions('SELECT TOP 10 * FROM dbo.Items'), sqlConnection()],
  properties: commandProperties,
  settings: sqlSetting,
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
  wire: {
    gives: ['json'],
    missing: 'empty',
    source: 'not run: the queries; the types are those of MySQL (sql-in-type-*)',
  },
  sample: [
    { ID: 1042, Name: 'Bottle' },
    { ID: 1043, Name: 'Cup' },
  ],
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-sql-input',
});
