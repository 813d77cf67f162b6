import { type AnswersOf, defineOption, defineOptions } from '../../options/option.ts';
import { sqlParametersProblem } from '../../rules/sql-names.ts';
import { connectionProblem } from '../../rules/storage-names.ts';

/** The app setting of Azure SQL. */
export function sqlConnection(question?: string) {
  return connection(
    'SqlConnectionString',
    'To connect with an identity the connection string says so: Authentication=Active Directory Default.',
    'OrdersSQL',
    question,
  );
}

/** The app setting of MySQL. */
export function mysqlConnection(question?: string) {
  return connection(
    'MySqlConnectionString',
    'The extension does not connect with an identity.',
    'OrdersMySQL',
    question,
  );
}

function connection(preset: string, identity: string, example: string, question?: string) {
  return defineOption({
    name: 'connection-string-setting',
    type: 'text',
    question,
    help: `The app setting that holds the connection string (its name, not its value). ${identity}`,
    example,
    default: () => preset,
    validate: connectionProblem,
  });
}

type ConnectionAnswers = AnswersOf<readonly [ReturnType<typeof connection>]>;

/** A SQL Server in a container on this machine; the password is for you to fill in. */
export function sqlSetting(answers: ConnectionAnswers): Record<string, string> {
  return {
    [answers['connection-string-setting']]:
      'Server=localhost,1433;Database=app;User ID=sa;Password=<password>;TrustServerCertificate=True',
  };
}

/** A MySQL in a container on this machine; the password is for you to fill in. */
export function mysqlSetting(answers: ConnectionAnswers): Record<string, string> {
  return {
    [answers['connection-string-setting']]:
      'Server=localhost;Port=3306;Database=app;Uid=root;Pwd=<password>',
  };
}

/**
 * What both triggers need too: their extensions make the name of the leases of it, and Azure sets it
 * (azure-functions-sql-extension, `SqlTriggerBinding.GetWebsiteSiteNameFunctionId`).
 */
export const siteName = { WEBSITE_SITE_NAME: 'local' };

/** What an input reads: a query, or a stored procedure, with parameters. */
export function commandOptions(query: string) {
  return defineOptions([
    {
      name: 'command-text',
      type: 'text',
      help: 'A query, or the name of a stored procedure.',
      example: query,
      default: () => query,
    },
    {
      name: 'command-type',
      type: 'choice',
      help: 'Which of both it is.',
      example: 'storedProcedure',
      choices: [
        { value: 'text', title: 'text: a query' },
        { value: 'storedProcedure', title: 'storedProcedure: the name of a stored procedure' },
      ],
      default: () => 'text',
    },
    {
      name: 'parameters',
      type: 'text',
      help: 'The values of its parameters; {name} takes one from the trigger.',
      example: '@Id={id},@Status=open',
      validate: sqlParametersProblem,
      optional: true,
    },
  ]);
}

/** The properties of an input. The schema of function.json writes the types in lower case; the host reads both. */
export function commandProperties(
  answers: AnswersOf<ReturnType<typeof commandOptions>> & ConnectionAnswers,
): Record<string, unknown> {
  return {
    commandText: answers['command-text'],
    commandType: answers['command-type'],
    parameters: answers.parameters,
    connectionStringSetting: answers['connection-string-setting'],
  };
}

/** The properties of an output, where the command is the table. */
export function tableProperties(
  answers: { readonly 'command-text': string } & ConnectionAnswers,
): Record<string, unknown> {
  return {
    commandText: answers['command-text'],
    connectionStringSetting: answers['connection-string-setting'],
  };
}
