import { parseArgs } from 'node:util';
import { argumentError, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Option } from './option.ts';
import { type RunOption, type RunSettings, runOptions } from './run-options.ts';

/** A call, taken apart: the answers, how to run, and what comes without a flag. */
export interface ParsedCall {
  /** Raw values by option name; a flag without a value is `true`. */
  values: { [option: string]: unknown };
  settings: RunSettings;
  /** The run options by name, as far as they are well formed. */
  run: { readonly [option: string]: unknown };
  positionals: readonly string[];
  /** Run options that are misused. */
  problems: readonly Diagnostic[];
}

/**
 * Takes command-line words apart by the tables. Values and names are not checked here: one rule does
 * that for every source.
 */
export function parseFlags(
  args: readonly string[],
  options: readonly Option[],
  howToRun: readonly RunOption[] = runOptions,
): ParsedCall {
  const { tokens } = parseArgs({
    args: [...args],
    options: parserOptions(options, howToRun),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, unknown>();
  const known = new Set([...options, ...howToRun].map(({ name }) => name));
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    // The word behind a flag that nobody knows was meant for it.
    const stray =
      before?.kind === 'option' && before.value === undefined && !known.has(before.name);
    if (token.kind === 'positional' && !stray) positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const raw = rawValue(token);
    const earlier = values.get(token.name);
    const isList = options.some(({ name, multiple }) => name === token.name && multiple);
    values.set(token.name, isList && earlier !== undefined ? [earlier, raw].flat() : raw);
  }
  return splitFlags(values, positionals, howToRun);
}

/** Separates the run options from the rest; both front ends end up here. */
export function splitFlags(
  given: ReadonlyMap<string, unknown>,
  positionals: readonly string[],
  options: readonly RunOption[],
): ParsedCall {
  const problems: Diagnostic[] = [];
  const values = [...given].filter(([name]) => !options.some((option) => option.name === name));
  const run: { [option: string]: unknown } = {};
  for (const option of options) {
    if (given.has(option.name))
      run[option.name] = runValue(option, given.get(option.name), problems);
  }
  const settings: RunSettings = {
    yes: run.yes === true,
    answers: run.answers as string | undefined,
    dryRun: run['dry-run'] === true || run.check === true,
    check: run.check === true,
    force: run.force === true,
    json: run.json === true,
  };
  // Names such as __proto__ become keys like any other here, and not by assignment.
  return { values: Object.fromEntries(values), settings, run, positionals, problems };
}

function parserOptions(
  options: readonly Option[],
  howToRun: readonly RunOption[],
): NonNullable<Parameters<typeof parseArgs>[0]>['options'] {
  return Object.fromEntries([
    ...options.map(({ name }) => [name, { type: 'string' as const }]),
    ...howToRun.map(({ name, type: kind, short }) => [
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

function runValue(option: RunOption, raw: unknown, problems: Diagnostic[]): unknown {
  if (option.type === 'text') {
    if (typeof raw === 'string' && raw !== '') return raw;
    problems.push(argumentError(`--${option.name}`, `--${option.name} needs a value`));
    return undefined;
  }
  if (raw === true || raw === 'true') return true;
  if (raw === false || raw === 'false') return false;
  problems.push(
    argumentError(`--${option.name}`, `--${option.name} is a switch and takes no value`),
  );
  return undefined;
}
