import { parseArgs } from 'node:util';
import { type Diagnostic, errorAt } from '../diagnostics/diagnostic.ts';
import { emptyProject } from '../project/open.ts';
import { flagLocation } from './collect.ts';
import { defaultAnswers } from './defaults.ts';
import { type Answers, isSwitch, type Option, type Value } from './option.ts';
import { problemsWith, toValue } from './validate.ts';

/** A call, taken apart: the answers, how to run, and what comes without a flag. */
export interface ParsedCall {
  /** Raw values by option name; a flag without a value is `true`. */
  values: { [option: string]: unknown };
  /** How to run: the answers to the options of that scope, with their defaults. */
  run: Answers;
  positionals: readonly string[];
  /** What is wrong with how to run. */
  problems: readonly Diagnostic[];
}

/**
 * Takes the arguments of a call apart by the options of a command. Answers and their names are not checked here: one rule
 * does that for every source.
 */
export function parseFlags(args: readonly string[], options: readonly Option[]): ParsedCall {
  const { tokens } = parseArgs({
    args: [...args],
    options: parserOptions(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, unknown>();
  const known = new Set(options.map(({ name }) => name));
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
  return splitFlags(values, positionals, options);
}

/** Separates what says how to run from the answers; both front ends end up here. */
export function splitFlags(
  given: ReadonlyMap<string, unknown>,
  positionals: readonly string[],
  options: readonly Option[],
): ParsedCall {
  const runOptions = options.filter(({ scope }) => scope === 'run');
  const values = [...given].filter(([name]) => !runOptions.some((option) => option.name === name));
  const context = { answers: {}, project: emptyProject('.') };
  const problems: Diagnostic[] = [];
  const run: { [option: string]: Value } = {};
  for (const option of runOptions.filter(({ name }) => given.has(name))) {
    const raw = given.get(option.name);
    const wrong = problemsWith(option, raw, context);
    for (const { value, reason } of wrong)
      problems.push(errorAt(flagLocation(option.name)(value), reason));
    if (wrong.length === 0) run[option.name] = toValue(option, raw);
  }
  // Names such as __proto__ become keys like any other here, and not by assignment.
  return {
    values: Object.fromEntries(values),
    run: defaultAnswers(runOptions, run),
    positionals,
    problems,
  };
}

type ParserOptions = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

function parserOptions(options: readonly Option[]): ParserOptions {
  return Object.fromEntries(
    options.map((option) => [
      option.name,
      {
        type: isSwitch(option) ? ('boolean' as const) : ('string' as const),
        ...(option.short ? { short: option.short } : {}),
      },
    ]),
  );
}

interface OptionToken {
  value: string | undefined;
  inlineValue: boolean | undefined;
}

/** `--trigger --yes` gives --trigger no value, whatever the parser took for one. */
function rawValue({ value, inlineValue }: OptionToken): unknown {
  return value === undefined || (!inlineValue && value.startsWith('--')) ? true : value;
}
