import { sqlTableFor, sqlTableProblem } from '../../rules/sql-names.ts';
import { siteName, sqlConnection, sqlSetting } from '../services/sql-options.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'sql',
  title: 'Row of an Azure SQL table that is inserted, updated or deleted',
  options: [
    {
      name: 'table-name',
      type: 'text',
      question: 'Which table?',
      help: 'The table whose changes it takes. It needs change tracking.',
      example: 'dbo.Orders',
      default: ({ answers }) => `dbo.${sqlTableFor(answers.function ?? '')}`,
      defaultDescription: "dbo. and the function's name",
      validate: sqlTableProblem,
    },
    sqlConnection('Which app setting holds the connection?'),
    {
      name: 'leases-table-name',
      type: 'text',
      help: 'The table in which the host notes which rows it has given out.',
      example: 'Leases',
      optional: true,
      defaultDescription: "the host's",
    },
  ],
  bindings: (answers) => [
    {
      type: 'sqlTrigger',
      direction: 'in',
      name: 'changes',
      tableName: answers['table-name'],
      connectionStringSetting: answers['connection-string-setting'],
      leasesTableName: answers['leases-table-name'],
    },
  ],
  wire: {
    text: 'json',
    binary: 'refused',
    many: 'refused',
    requires: [],
    source: 'ext-sql.json',
  },
  needsBundle: true,
  recognises: (binding) => binding.type.toLowerCase() === 'sqltrigger',
  settings: (answers) => ({ ...sqlSetting(answers), ...siteName }),
  event: () => ({ constructor: 'SQL', type: 'SQLEvent[TRow]', runtimeModule: ['sql', 'batch'] }),
  explain: async (answers) =>
    `takes the changes of the table ${answers['table-name']}, which needs change tracking (connection ${answers['connection-string-setting']})`,
  guide: {
    arrives:
      'The rows of the table that were inserted, updated or deleted since the last call, and which of these it was. Of a deleted row there is only the primary key. The table needs change tracking.',
    fails:
      'The same rows come again. One that has failed five times is passed over. To spare the good ones, send the bad ones (`change.Raw`) to an output and return nil.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-sql-trigger',
});
