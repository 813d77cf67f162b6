import { type Answers, type Option, text } from '../../options/option.ts';
import { optional } from '../../options/optional.ts';
import { sqlParametersProblem } from '../../rules/sql-names.ts';
import { connectionProblem } from '../../rules/storage-names.ts';

const SETTING = 'connection-string-setting';

/** The app setting of Azure SQL. */
export function sqlConnection(example: string, question?: string): Option {
  return connection(
    'SqlConnectionString',
    'To connect with an identity the connection string says so: Authentication=Active Directory Default.',
    example,
    question,
  );
}

/** The app setting of MySQL. */
export function mysqlConnection(example: string, question?: string): Option {
  return connection(
    'MySqlConnectionString',
    'The extension does not connect with an identity.',
    example,
    question,
  );
}

function connection(preset: string, identity: string, example: string, question?: string): Option {
  return {
    name: SETTING,
    type: 'text',
    ...(question ? { question } : {}),
    help: `The app setting that holds the connection string (its name, not its value). ${identity}`,
    example,
    default: () => preset,
    validate: connectionProblem,
  };
}

/** A SQL Server in a container on this machine; the password is for you to fill in. */
export function sqlSetting(answers: Answers): Record<string, string> {
  return {
    [text(answers, SETTING) ?? '']:
      'Server=localhost,1433;Database=app;User ID=sa;Password=<password>;TrustServerCertificate=True',
  };
}

/** A MySQL in a container on this machine; the password is for you to fill in. */
export function mysqlSetting(answers: Answers): Record<string, string> {
  return {
    [text(answers, SETTING) ?? '']:
      'Server=localhost;Port=3306;Database=app;Uid=root;Pwd=<password>',
  };
}

/**
 * What both triggers need too: their extensions make the name of the leases of it, and Azure sets it
 * (azure-functions-sql-extension, `SqlTriggerBinding.GetWebsiteSiteNameFunctionId`).
 */
export const siteName = { WEBSITE_SITE_NAME: 'local' };

/** What an input reads: a query, or a stored procedure, with parameters. */
export function commandOptions(query: string): Option[] {
  return [
    {
      name: 'command-text',
      type: 'text',
      help: 'A query, or the name of a stored procedure.',
      example: `command-text="${query}"`,
      default: () => query,
    },
    {
      name: 'command-type',
      type: 'choice',
      help: 'Which of both it is.',
      example: 'command-type=storedProcedure',
      choices: [
        { value: 'text', title: 'text: a query' },
        { value: 'storedProcedure', title: 'storedProcedure: the name of a stored procedure' },
      ],
      default: () => 'text',
    },
    optional({
      name: 'parameters',
      type: 'text',
      help: 'The values of its parameters; {name} takes one from the trigger.',
      example: 'parameters="@Id={id},@Status=open"',
      validate: sqlParametersProblem,
    }),
  ];
}

/** The properties of an input. The schema of function.json writes the types in lower case; the host reads both. */
export function commandProperties(answers: Answers): Record<string, unknown> {
  return {
    commandText: text(answers, 'command-text'),
    commandType: text(answers, 'command-type'),
    parameters: text(answers, 'parameters'),
    connectionStringSetting: text(answers, SETTING),
  };
}

/** The properties of an output, where the command is the table. */
export function tableProperties(answers: Answers): Record<string, unknown> {
  return {
    commandText: text(answers, 'command-text'),
    connectionStringSetting: text(answers, SETTING),
  };
}
