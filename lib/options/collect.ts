import {
  argumentError,
  type Diagnostic,
  errorAt,
  type Location,
  locationText,
} from '../diagnostics/diagnostic.ts';
import { CallError } from '../diagnostics/errors.ts';
import type { Project } from '../project/project.ts';
import { isNeeded, problemsWith, problemWith, toValue } from './check.ts';
import { nearest } from './nearest.ts';
import type { Answers, Context, Option, Value } from './option.ts';
import { type RunOption, runOptions as writingOptions } from './run-options.ts';

/** An option, and the triggers that it belongs to (none: it goes with all). */
export interface Row extends Option {
  onlyFor?: readonly string[];
}

/** Where answers come from, most important first in a list of sources. */
export interface Source {
  /** Where the source has the value of an option; where it names the option, when no value is asked for. */
  location: (option: string, value?: unknown) => Location;
  values: { readonly [option: string]: unknown };
}

/** Asks a person for one option and resolves with a value that `problemWith` accepts. */
export type Ask = (row: Row, context: Context, suggestion: Value | undefined) => Promise<unknown>;

export interface Collection {
  rows: readonly Row[];
  sources: readonly Source[];
  project: Project;
  /** What is already known to be wrong, to be reported with the rest. */
  problems?: readonly Diagnostic[];
  /** The command's options that are no rows, to suggest for a name that nobody knows. */
  runOptions?: readonly RunOption[];
  /** Called once what was given is known to be good, and before the first question. */
  beforeAsking?: (() => Promise<void>) | undefined;
  /** Absent: nobody is there to answer, so defaults are taken. */
  ask?: Ask | undefined;
}

/** The words of a command line as a source. */
export function flagSource(values: Source['values']): Source {
  return { values, location: (option, value) => flagLocation(option)(value) };
}

function flagLocation(option: string): (value?: unknown) => Location {
  return (value) => ({ argument: `--${option} ${shown(value)}`.trimEnd() });
}

interface Given {
  location: (value?: unknown) => Location;
  raw: unknown;
}

/**
 * The answers, from the sources in their order, then from the person, then from the defaults.
 * @throws CallError with every problem at once. Nobody is asked anything before what was given is
 * known to be good.
 */
export async function collectAnswers(collection: Collection): Promise<Answers> {
  const { rows, sources, project, beforeAsking, ask } = collection;
  const given = merge(sources);
  const context: Context = { answers: {}, project };
  const problems = [...(collection.problems ?? []), ...givenProblems(collection, given)];
  if ((ask || beforeAsking) && problems.length > 0) throw new CallError(problems);
  await beforeAsking?.();

  // Defaults of the rows before it may depend on the trigger, where it is known already.
  const trigger = triggerOf(rows, given, context, ask === undefined);
  if (trigger !== undefined) context.answers.trigger = trigger;
  for (const row of rows) {
    if (!applies(row, context.answers)) continue;
    const value = await answerTo(row, given, context, ask);
    if (value === undefined) {
      if (!given.has(row.name) && !row.default) problems.push(missing(row));
      continue;
    }
    context.answers[row.name] = value;
  }
  // A person may choose a trigger that wants another name than the one they gave before.
  for (const row of rows) {
    const only = given.has(row.name) ? undefined : row.fixedValue?.(context);
    if (only !== undefined) context.answers[row.name] = only;
  }
  const known = new Set(problems.map(({ location }) => locationText(location)));
  problems.push(
    ...laterProblems(rows, given, context).filter(
      ({ location }) => !known.has(locationText(location)),
    ),
  );
  if (problems.length > 0) throw new CallError(problems);
  return context.answers;
}

async function answerTo(
  row: Row,
  given: ReadonlyMap<string, Given>,
  context: Context,
  ask: Ask | undefined,
): Promise<Value | undefined> {
  const source = given.get(row.name);
  if (source) {
    return problemWith(row, source.raw, context) ? undefined : toValue(row, source.raw);
  }
  const only = row.fixedValue?.(context);
  if (only !== undefined) return only;
  const defaultValue = row.default?.(context);
  if (ask && row.question) return toValue(row, await ask(row, context, defaultValue));
  return defaultValue;
}

/** The first source that names an option wins. */
function merge(sources: readonly Source[]): Map<string, Given> {
  const given = new Map<string, Given>();
  for (const source of sources) {
    for (const [name, raw] of Object.entries(source.values)) {
      if (raw !== undefined && !given.has(name))
        given.set(name, { location: (value) => source.location(name, value), raw });
    }
  }
  return given;
}

/** What is wrong with the given values taken one by one. */
function givenProblems(
  { rows, project, ask, runOptions = writingOptions }: Collection,
  given: ReadonlyMap<string, Given>,
): Diagnostic[] {
  const context: Context = { answers: {}, project };
  const problems: Diagnostic[] = [];
  const trigger = triggerOf(rows, given, context, ask === undefined);
  for (const [name, { location, raw }] of given) {
    const named = rows.filter((row) => row.name === name);
    const row = named.find(({ onlyFor }) => !onlyFor || !trigger || onlyFor.includes(trigger));
    if (!row) {
      problems.push(
        named.length > 0
          ? misplaced(location(), name, named, trigger)
          : unknown(location(), name, rows, runOptions),
      );
      continue;
    }
    const wrong = problemsWith(row, raw, context);
    for (const { value, reason } of wrong) problems.push(errorAt(location(value), reason));
    if (wrong.length === 0) context.answers[name] = toValue(row, raw);
  }
  return problems;
}

/** The trigger, as far as it can be known before anybody is asked. */
function triggerOf(
  rows: readonly Row[],
  given: ReadonlyMap<string, Given>,
  context: Context,
  defaultsApply: boolean,
): string | undefined {
  const row = rows.find(({ name }) => name === 'trigger');
  if (!row) return undefined;
  const source = given.get('trigger');
  if (source)
    return problemWith(row, source.raw, context) ? undefined : String(toValue(row, source.raw));
  return defaultsApply ? String(row.default?.(context)) : undefined;
}

/** What is wrong with defaults, and with answers that are fine alone but not together. */
function laterProblems(
  rows: readonly Row[],
  given: ReadonlyMap<string, Given>,
  context: Context,
): Diagnostic[] {
  const problems = context.answers.trigger === undefined ? [] : strayProblems(rows, given, context);
  // Defaults are made of the function's name: without one they are not worth a word.
  const isNameless = rows.some(
    ({ name }) => name === 'function' && context.answers[name] === undefined,
  );
  for (const row of rows) {
    const value = context.answers[row.name];
    if (value === undefined || value.length === 0 || !applies(row, context.answers)) continue;
    if (isNameless && !given.has(row.name)) continue;
    const alone = given.has(row.name) ? undefined : problemWith(row, value, context);
    const reason = alone ?? row.validateTogether?.(value, context);
    const location = given.get(row.name)?.location ?? flagLocation(row.name);
    if (reason) problems.push(errorAt(location(value), reason));
  }
  return problems;
}

/** Given options of a trigger that the person then did not choose. */
function strayProblems(
  rows: readonly Row[],
  given: ReadonlyMap<string, Given>,
  { answers }: Context,
): Diagnostic[] {
  return [...given].flatMap(([name, { location }]) => {
    const named = rows.filter((row) => row.name === name);
    const stray = named.length > 0 && !named.some((row) => applies(row, answers));
    return stray ? [misplaced(location(), name, named, String(answers.trigger))] : [];
  });
}

function applies(row: Row, answers: Answers): boolean {
  const { onlyFor } = row;
  const isOfTrigger = onlyFor === undefined || onlyFor.includes(String(answers.trigger));
  return isOfTrigger && isNeeded(row, answers);
}

function missing({ name, example }: Row): Diagnostic {
  return argumentError(`--${name}`, `--${name} is missing`, `Give it, for example ${example}.`);
}

function misplaced(
  location: Location,
  name: string,
  rows: readonly Row[],
  trigger: string | undefined,
): Diagnostic {
  const owners = rows.flatMap(({ onlyFor }) => onlyFor ?? []);
  const needs = rows.find((row) => row.needs)?.needs;
  const written = spelling(name, location);
  if (needs && (owners.length === 0 || owners.includes(String(trigger)))) {
    const other = `${spelling(needs.option, location)} ${needs.values.join(' or ')}`;
    return errorAt(location, `${written} applies only with ${other}`, 'Leave one of them out.');
  }
  const message = `${written} does not apply to the trigger ${trigger}`;
  return errorAt(location, message, `Leave it out, or choose its trigger: ${owners.join(', ')}.`);
}

function unknown(
  location: Location,
  name: string,
  rows: readonly Row[],
  runOptions: readonly RunOption[],
): Diagnostic {
  const written = spelling(name, location);
  if (runOptions.some((option) => option.name === name)) {
    const message = `${written} says how the command runs, and is not an answer`;
    return errorAt(location, message, `Give --${name} on the command line.`);
  }
  const names = [...new Set([...rows, ...runOptions].map((option) => option.name))];
  const near = nearest(name, names);
  const hint = near
    ? `Did you mean ${spelling(near, location)}?`
    : `These are known: ${names.join(', ')}.`;
  return errorAt(location, `${written} is not an option of this command`, hint);
}

/** An option as its source writes it: with hyphens on the command line, without in a file. */
function spelling(option: string, location: Location): string {
  return 'argument' in location ? `--${option}` : option;
}

function shown(raw: unknown): string {
  if (raw === undefined || raw === true) return '';
  return Array.isArray(raw) ? raw.join(',') : JSON.stringify(raw);
}
