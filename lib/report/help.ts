import type { Catalogue } from '../catalogue/index.ts';
import { decidingAnswers } from '../options/collect.ts';
import type { ParsedCall } from '../options/flags.ts';
import {
  type Answers,
  choicesOf,
  defaultText,
  flagExample,
  type Option,
} from '../options/option.ts';
import { mayApply } from '../options/validate.ts';
import { emptyProject } from '../project/open.ts';

/** Which front end the reader came through: how the commands are called there. */
export type FrontEnd = 'program' | 'yeoman';

/** What a command says of itself. */
export interface CommandText {
  name: string;
  /** How Yeoman calls it. */
  yeoman: string;
  summary: string;
  /** What follows the command without a flag; empty where nothing does. */
  argument: string;
  argumentHelp: string;
  options: (catalogue: Catalogue) => readonly Option[];
  examples: readonly string[];
  /** What is last in its help. */
  remarks: readonly string[];
}

/** How a command is called through a front end, without its argument. */
export function callOf(command: Pick<CommandText, 'name' | 'yeoman'>, frontEnd: FrontEnd): string {
  return frontEnd === 'yeoman' ? `yo ${command.yeoman}` : `azure-go-func ${command.name}`;
}

/**
 * The help of one command: its options by group, as far as they go with what was `given`. The options of the other
 * triggers are a call away.
 */
export function commandHelp(
  command: CommandText,
  catalogue: Catalogue,
  frontEnd: FrontEnd,
  given: ParsedCall['values'],
): string {
  const options = command.options(catalogue);
  const call = callOf(command, frontEnd);
  const raw = new Map(Object.entries(given));
  const answers = decidingAnswers(options, raw, emptyProject('.'), true);
  const shown = options.filter((option) => mayApply(option, answers));
  return [
    ['Usage:', call, command.argument, '[options]'].filter(Boolean).join(' '),
    command.summary,
    section('Argument', command.argument ? [[command.argument, command.argumentHelp]] : []),
    ...groups(
      shown.filter(({ scope }) => scope !== 'run'),
      answers,
    ),
    ...otherChoices(options, answers, call),
    section('How it runs', [
      ...shown.filter(({ scope }) => scope === 'run').map((option) => optionLine(option)),
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

/** A section for each group, in the order in which they come first. */
function groups(options: readonly Option[], answers: Answers): string[] {
  return [...Map.groupBy(options, ({ group = 'Options' }) => group)].map(([group, members]) =>
    section(
      group,
      members.map((option) => optionLine(option, option.name in answers)),
    ),
  );
}

/** What else the options that decide can be, such as the other triggers, each with its title. */
function otherChoices(options: readonly Option[], answers: Answers, call: string): string[] {
  return options
    .filter(({ name }) => name in answers)
    .map((option) =>
      section(
        `${call} --${option.name} NAME --help lists the options of another ${option.name}`,
        choicesOf(option)
          .filter(({ value }) => value !== answers[option.name])
          .map(({ value, title }) => [value, title.replace(`${value}: `, '')]),
      ),
    );
}

/** The help of the program as a whole. */
export function programHelp(commands: readonly CommandText[]): string {
  return [
    'Usage: azure-go-func <command> [options]',
    'Go custom handlers for Azure Functions: linked statically, checked, ready to deploy.',
    section(
      'Commands',
      commands.map(({ name, argument, summary }) => [`${name} ${argument}`.trimEnd(), summary]),
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

/** The flag, and all that is known of it; its choices may be listed elsewhere. */
function optionLine(option: Option, isListed = false): [string, string] {
  const { multiple, help, name, short, valueName } = option;
  const left = `${short ? `-${short}, ` : ''}--${name}${valueName ? ` ${valueName}` : ''}`;
  if (option.scope === 'run') return [left, help];
  const values = choicesOf(option)
    .map(({ value }) => value)
    .join(multiple ? ',' : '|');
  const kinds = multiple && option.itemChoices?.map(({ value }) => value).join(', ');
  const defaultValue = defaultText(option);
  const extras = [
    values && !isListed && `One ${multiple ? 'or more ' : ''}of: ${values}.`,
    kinds && `Kinds: ${kinds}.`,
    defaultValue ? `Default: ${defaultValue}.` : 'Required.',
    `Example: ${flagExample(option)}`,
  ].filter(Boolean);
  return [left, [help, ...extras].join(' ')];
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
