import { parseArgs } from 'node:util';
import type { Problem } from '../diagnostics/problem.ts';
import { isMany } from './check.ts';
import type { Row } from './collect.ts';
import { type RunOption, type RunSettings, runOptions } from './run-options.ts';

/** A call, taken apart: what goes to the rows, how to run, and what comes without a flag. */
export interface ParsedCall {
  /** Raw values by option name; a flag without a value is `true`. */
  values: { [option: string]: unknown };
  settings: RunSettings;
  /** The run options by name, as far as they are well formed. */
  run: { readonly [option: string]: unknown };
  positionals: readonly string[];
  /** Run options that are misused. */
  problems: readonly Problem[];
}

/**
 * Takes command-line words apart by the tables. Values and names are not checked here: one rule does
 * that for every source.
 */
export function parseFlags(
  words: readonly string[],
  rows: readonly Row[],
  options: readonly RunOption[] = runOptions,
): ParsedCall {
  const { tokens } = parseArgs({
    args: [...words],
    options: parserOptions(rows, options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, unknown>();
  const known = new Set([...rows, ...options].map(({ name }) => name));
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    // The word behind a flag that nobody knows was meant for it.
    const stray =
      before?.kind === 'option' && before.value === undefined && !known.has(before.name);
    if (token.kind === 'positional' && !stray) positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const raw = rawValue(token);
    const earlier = values.get(token.name);
    const isList = rows.some((row) => row.name === token.name && isMany(row));
    values.set(token.name, isList && earlier !== undefined ? [earlier, raw].flat() : raw);
  }
  return splitFlags(values, positionals, options);
}

/** Separates the run options from the rest; both front ends end up here. */
export function splitFlags(
  given: ReadonlyMap<string, unknown>,
  positionals: readonly string[],
  options: readonly RunOption[],
): ParsedCall {
  const problems: Problem[] = [];
  const values = [...given].filter(([name]) => !options.some((option) => option.name === name));
  const run: { [option: string]: unknown } = {};
  for (const option of options) {
    if (given.has(option.name))
      run[option.name] = runValue(option, given.get(option.name), problems);
  }
  const settings: RunSettings = {
    yes: run.yes === true,
    answers: run.answers as string | undefined,
    dryRun: run['dry-run'] === true,
    force: run.force === true,
    json: run.json === true,
  };
  // Names such as __proto__ become keys like any other here, and not by assignment.
  return { values: Object.fromEntries(values), settings, run, positionals, problems };
}

function parserOptions(
  rows: readonly Row[],
  options: readonly RunOption[],
): NonNullable<Parameters<typeof parseArgs>[0]>['options'] {
  return Object.fromEntries([
    ...rows.map(({ name }) => [name, { type: 'string' as const }]),
    ...options.map(({ name, type: kind, short }) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(short ? { short } : {}),
      },
    ]),
  ]);
}

interface OptionToken {
  value: string | undefined;
  inlineValue: boolean | undefined;
}

/** `--trigger --yes` gives --trigger no value, whatever the parser took for one. */
function rawValue({ value, inlineValue }: OptionToken): unknown {
  return value === undefined || (!inlineValue && value.startsWith('--')) ? true : value;
}

function runValue(option: RunOption, raw: unknown, problems: Problem[]): unknown {
  if (option.type === 'text') {
    if (typeof raw === 'string' && raw !== '') return raw;
    problems.push({ location: `--${option.name}`, reason: 'needs a value' });
    return undefined;
  }
  if (raw === true || raw === 'true') return true;
  if (raw === false || raw === 'false') return false;
  problems.push({ location: `--${option.name}`, reason: 'is a switch and takes no value' });
  return undefined;
}
