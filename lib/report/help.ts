import type { Catalogue } from '../catalogue/index.ts';
import { titleWithPlans } from '../catalogue/plan-limit.ts';
import { choicesOf, defaultText, type Option } from '../options/option.ts';
import type { RunOption } from '../options/run-options.ts';

/** Which front end the reader came through: how the commands are called there. */
export type FrontEnd = 'program' | 'yeoman';

/** What a command says of itself. */
export interface CommandText {
  name: string;
  /** How Yeoman calls it. */
  yeoman: string;
  summary: string;
  /** What follows the command without a flag. */
  argument: string;
  argumentHelp: string;
  options: (catalogue: Catalogue) => readonly Option[];
  runOptions: readonly RunOption[];
  examples: readonly string[];
  /** What is last in its help. */
  remarks: readonly string[];
}

/** How a command is called through a front end, without its argument. */
export function callOf(command: Pick<CommandText, 'name' | 'yeoman'>, frontEnd: FrontEnd): string {
  return frontEnd === 'yeoman' ? `yo ${command.yeoman}` : `azure-go-func ${command.name}`;
}

/** The help of one command, made from its tables. */
export function commandHelp(
  command: CommandText,
  catalogue: Catalogue,
  frontEnd: FrontEnd,
): string {
  const options = command.options(catalogue);
  const call = callOf(command, frontEnd);
  const shared = options.filter((option) => triggersOf(option).length === 0);
  return [
    `Usage: ${call} ${command.argument} [options]`,
    command.summary,
    section('Argument', [[command.argument, command.argumentHelp]]),
    section('Options', shared.map(optionLine)),
    ...catalogue.triggers.map((trigger) =>
      section(
        `With --trigger ${trigger.name} (${titleWithPlans(trigger)})`,
        optionsOf(options, trigger.name).map(optionLine),
      ),
    ),
    section(retryTitle(options), retryOptions(options).map(optionLine)),
    section('How it runs', [
      ...command.runOptions.map(({ name, short, value, help }): [string, string] => [
        `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
        help,
      ]),
      ['-h, --help', 'Print this.'],
    ]),
    ['Examples:', ...command.examples.map((example) => `  ${call} ${example}`.trimEnd())].join(
      '\n',
    ),
    ...command.remarks,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/** The help of the program as a whole. */
export function programHelp(commands: readonly CommandText[]): string {
  return [
    'Usage: azure-go-func <command> [options]',
    'Go custom handlers for Azure Functions: linked statically, checked, ready to deploy.',
    section(
      'Commands',
      commands.map(({ name, argument, summary }) => [`${name} ${argument}`, summary]),
    ),
    section('Options', [
      ['-h, --help', 'Print this; behind a command, its options.'],
      ['--version', 'Print the version.'],
    ]),
    [
      'Examples:',
      ...commands.map(({ name, examples }) => `  azure-go-func ${name} ${examples[0]}`.trimEnd()),
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The triggers that an option goes with; none: with all. */
export function triggersOf({ when = {} }: Option): readonly string[] {
  return (when.trigger ?? []).map(String);
}

/** The options of one trigger. */
export function optionsOf(options: readonly Option[], trigger: string): Option[] {
  return options.filter((option) => triggersOf(option).join() === trigger);
}

/** The options that several triggers share: those of a retry policy. */
export function retryOptions(options: readonly Option[]): Option[] {
  return options.filter((option) => triggersOf(option).length > 1);
}

function retryTitle(options: readonly Option[]): string {
  const [first] = retryOptions(options);
  return `With --trigger ${first ? triggersOf(first).join(', ') : ''}`;
}

function optionLine(option: Option): [string, string] {
  const { multiple, help, example, name } = option;
  const values = choicesOf(option)
    .map(({ value }) => value)
    .join(multiple ? ',' : '|');
  const kinds = multiple && option.itemChoices?.map(({ value }) => value).join(', ');
  const defaultValue = defaultText(option);
  const extras = [
    values && `One ${multiple ? 'or more ' : ''}of: ${values}.`,
    kinds && `Kinds: ${kinds}.`,
    defaultValue ? `Default: ${defaultValue}.` : 'Required.',
    `Example: ${example}`,
  ].filter(Boolean);
  return [`--${name}`, [help, ...extras].join(' ')];
}

function section(title: string, lines: readonly [string, string][]): string {
  if (lines.length === 0) return '';
  const width = Math.max(...lines.map(([left]) => left.length));
  return [`${title}:`, ...lines.flatMap(([left, right]) => wrap(left.padEnd(width), right))].join(
    '\n',
  );
}

function wrap(left: string, right: string): string[] {
  const indent = ' '.repeat(left.length + 4);
  const lines: string[] = [];
  let line = `  ${left}  `;
  for (const word of right.split(' ')) {
    if (line.length + word.length > 100 && line.trim() !== left.trim()) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
