import { catalogue } from '../lib/catalogue/index.ts';
import { commandNamed, commands } from '../lib/commands/commands.ts';
import { errorJson, errorText, exitCode } from '../lib/commands/shared/errors.ts';
import { Cancelled } from '../lib/diagnostics/errors.ts';
import { terminalLine } from '../lib/formats/quote/terminal.ts';
import { parseFlags } from '../lib/options/flags.ts';
import { nearest } from '../lib/options/nearest.ts';
import type { Prompt } from '../lib/options/question.ts';
import { commandHelp, programHelp } from '../lib/report/help.ts';
import { version } from '../lib/version.ts';
import { hasColours, isTerminal, print } from './output.ts';

/** The program `azure-go-func`: runs the words of a command line, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') return done(`${version}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return done(programHelp(commands));
  const command = commandNamed(name);
  if (!command) return unknownCommand(name);
  const parsed = parseFlags(rest, command.options(catalogue));
  if (rest.includes('--help') || rest.includes('-h'))
    return done(commandHelp(command, catalogue, 'program', parsed.values));
  try {
    const prompt = isTerminal() ? ask : undefined;
    const call = { command, parsed, cwd: process.cwd(), prompt, colour: hasColours() };
    const prepared = await command.prepare(call);
    await prepared.write();
    const { text, code } = await prepared.report();
    print(text);
    return code;
  } catch (error) {
    if (parsed.run.json) print(errorJson(error, command));
    else print(errorText(error, command, 'program', hasColours(2)), 2);
    return exitCode(error);
  }
}

const ask: Prompt = async (question) => {
  const { default: inquirer } = await import('inquirer');
  try {
    const answers = await inquirer.prompt([question as never]);
    return (answers as { [name: string]: unknown })[question.name];
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
    throw error;
  }
};

function done(text: string): number {
  print(text);
  return 0;
}

function unknownCommand(name: string): number {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  const known = commands.map((command) => command.name).join(', ');
  print(
    `azure-go-func: there is no command "${terminalLine(name)}". ${near ? `Did you mean "${near}"? ` : ''}Known: ${known}. See azure-go-func --help.\n`,
    2,
  );
  return 2;
}
