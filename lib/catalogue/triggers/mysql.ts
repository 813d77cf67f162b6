import { mysqlTableProblem, sqlTableFor } from '../../rules/sql-names.ts';
import { mysqlConnection, mysqlSetting, siteName } from '../services/sql-options.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'mysql',
  title: 'Row of a MySQL table that is inserted or updated',
  options: [
    {
      name: 'table-name',
      type: 'text',
      question: 'Which table?',
      help: 'The table whose changes it takes. It needs a column az_func_updated_at.',
      example: 'Orders',
      default: ({ answers }) => sqlTableFor(answers.function ?? ''),
      defaultDescription: "the function's name",
      validate: mysqlTableProblem,
    },
    mysqlConnection('Which app setting holds the connection?'),
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
      type: 'mysqlTrigger',
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
    source: 'ext-mysql.json',
  },
  needsBundle: true,
  recognises: (binding) => binding.type.toLowerCase() === 'mysqltrigger',
  settings: (answers) => ({ ...mysqlSetting(answers), ...siteName }),
  event: () => ({
    constructor: 'MySQL',
    type: 'MySQLEvent[TRow]',
    runtimeModule: ['mysql', 'batch'],
  }),
  explain: async (answers) =>
    `takes the inserts and updates of the table ${answers['table-name']}, which needs a column az_func_updated_at (connection ${answers['connection-string-setting']})`,
  guide: {
    arrives:
      'The rows of the table that were inserted or updated since the last call; the function is not told which, and a deletion does not show. The table needs the column `az_func_updated_at`.',
    fails:
      'The same rows come again, as often as the extension allows: it counts in its lease table. To spare the good ones, send the bad ones (`change.Raw`) to an output and return nil.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-azure-mysql-trigger',
});
