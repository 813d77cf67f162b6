import type { Catalogue } from '../catalogue/index.ts';
import { titleWithPlans } from '../catalogue/plan-limit.ts';
import { commands } from '../commands/commands.ts';
import type { Command } from '../commands/shared/command.ts';
import type { Row } from '../options/collect.ts';
import { defaultText } from '../options/option.ts';

/** Which front end the reader came through: how the commands are called there. */
export type FrontEnd = 'program' | 'yeoman';

/** How a command is called through a front end, without its argument. */
export function callOf(command: Command, frontEnd: FrontEnd): string {
  return frontEnd === 'yeoman' ? `yo ${command.yeoman}` : `azure-go-func ${command.name}`;
}

/** The help of one command, made from its tables. */
export function commandHelp(command: Command, catalogue: Catalogue, frontEnd: FrontEnd): string {
  const rows = command.rows(catalogue);
  const call = callOf(command, frontEnd);
  const shared = rows.filter(({ onlyFor }) => onlyFor === undefined);
  return [
    `Usage: ${call} ${command.argument} [options]`,
    command.summary,
    section('Argument', [[command.argument, command.argumentHelp]]),
    section('Options', shared.map(rowLines)),
    ...catalogue.triggers.map((trigger) =>
      section(
        `With --trigger ${trigger.name} (${titleWithPlans(trigger)})`,
        optionsOf(rows, trigger.name).map(rowLines),
      ),
    ),
    section(retryTitle(rows), retryRows(rows).map(rowLines)),
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
export function programHelp(): string {
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

/** The rows of one trigger. */
export function optionsOf(rows: readonly Row[], trigger: string): Row[] {
  return rows.filter(({ onlyFor }) => onlyFor?.length === 1 && onlyFor[0] === trigger);
}

/** The rows that several triggers share: those of a retry policy. */
export function retryRows(rows: readonly Row[]): Row[] {
  return rows.filter(({ onlyFor }) => onlyFor !== undefined && onlyFor.length > 1);
}

function retryTitle(rows: readonly Row[]): string {
  return `With --trigger ${retryRows(rows)[0]?.onlyFor?.join(', ')}`;
}

function rowLines(row: Row): [string, string] {
  const values = row.choices?.map(({ value }) => value).join(row.type === 'list' ? ',' : '|');
  const kinds = row.itemChoices?.map(({ value }) => value).join(', ');
  const defaultValue = defaultText(row);
  const extras = [
    values && `One ${row.type === 'list' ? 'or more ' : ''}of: ${values}.`,
    kinds && `Kinds: ${kinds}.`,
    defaultValue ? `Default: ${defaultValue}.` : 'Required.',
    `Example: ${row.example}`,
  ].filter(Boolean);
  return [`--${row.name}`, [row.help, ...extras].join(' ')];
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
