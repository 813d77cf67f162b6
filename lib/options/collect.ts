import { CallError, type Problem } from '../diagnostics/problem.ts';
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
  /** How the source names an option: `--trigger`, `trigger in answers.yaml`. */
  label: (option: string) => string;
  values: { readonly [option: string]: unknown };
}

/** Asks a person for one option and resolves with a value that `problemWith` accepts. */
export type Ask = (row: Row, context: Context, suggestion: Value | undefined) => Promise<unknown>;

export interface Collection {
  rows: readonly Row[];
  sources: readonly Source[];
  project: Project;
  /** What is already known to be wrong, to be reported with the rest. */
  problems?: readonly Problem[];
  /** The command's options that are no rows, to suggest for a name that nobody knows. */
  runOptions?: readonly RunOption[];
  /** Called once what was given is known to be good, and before the first question. */
  beforeAsking?: (() => Promise<void>) | undefined;
  /** Absent: nobody is there to answer, so defaults are taken. */
  ask?: Ask | undefined;
}

interface Given {
  label: string;
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
  const known = new Set(problems.map(({ location }) => location));
  problems.push(
    ...laterProblems(rows, given, context).filter(({ location }) => !known.has(location)),
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
        given.set(name, { label: source.label(name), raw });
    }
  }
  return given;
}

/** What is wrong with the given values taken one by one. */
function givenProblems(
  { rows, project, ask, runOptions = writingOptions }: Collection,
  given: ReadonlyMap<string, Given>,
): Problem[] {
  const context: Context = { answers: {}, project };
  const problems: Problem[] = [];
  const trigger = triggerOf(rows, given, context, ask === undefined);
  for (const [name, { label, raw }] of given) {
    const named = rows.filter((row) => row.name === name);
    const row = named.find(({ onlyFor }) => !onlyFor || !trigger || onlyFor.includes(trigger));
    if (!row) {
      problems.push(
        named.length > 0
          ? misplaced(label, named, trigger)
          : unknown(label, name, rows, runOptions),
      );
      continue;
    }
    const wrong = problemsWith(row, raw, context);
    for (const { value, reason } of wrong)
      problems.push({ location: `${label} ${show(value)}`, reason });
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
): Problem[] {
  const problems = context.answers.trigger === undefined ? [] : strayProblems(rows, given, context);
  // Defaults are made of the function's name: without one they are not worth a word.
  const isNameless = rows.some(
    ({ name }) => name === 'function' && context.answers[name] === undefined,
  );
  for (const row of rows) {
    const value = context.answers[row.name];
    if (value === undefined || value.length === 0 || !applies(row, context.answers)) continue;
    if (isNameless && !given.has(row.name)) continue;
    const label = given.get(row.name)?.label ?? `--${row.name}`;
    const alone = given.has(row.name) ? undefined : problemWith(row, value, context);
    const reason = alone ?? row.validateTogether?.(value, context);
    if (reason) problems.push({ location: `${label} ${show(value)}`, reason });
  }
  return problems;
}

/** Given options of a trigger that the person then did not choose. */
function strayProblems(
  rows: readonly Row[],
  given: ReadonlyMap<string, Given>,
  { answers }: Context,
): Problem[] {
  return [...given].flatMap(([name, { label }]) => {
    const named = rows.filter((row) => row.name === name);
    const stray = named.length > 0 && !named.some((row) => applies(row, answers));
    return stray ? [misplaced(label, named, String(answers.trigger))] : [];
  });
}

function applies(row: Row, answers: Answers): boolean {
  const { onlyFor } = row;
  const isOfTrigger = onlyFor === undefined || onlyFor.includes(String(answers.trigger));
  return isOfTrigger && isNeeded(row, answers);
}

function missing(row: Row): Problem {
  return { location: `--${row.name}`, reason: `is missing; for example ${row.example}` };
}

function misplaced(label: string, rows: readonly Row[], trigger: string | undefined): Problem {
  const owners = rows.flatMap(({ onlyFor }) => onlyFor ?? []);
  const needs = rows.find((row) => row.needs)?.needs;
  if (needs && (owners.length === 0 || owners.includes(String(trigger)))) {
    return { location: label, reason: `goes with --${needs.option} ${needs.values.join(' or ')}` };
  }
  return {
    location: label,
    reason: `does not apply to trigger ${trigger}; it goes with: ${owners.join(', ')}`,
  };
}

function unknown(
  label: string,
  name: string,
  rows: readonly Row[],
  runOptions: readonly RunOption[],
): Problem {
  if (runOptions.some((option) => option.name === name)) {
    const reason = `says how the command runs and is not an answer; give --${name} on the command line`;
    return { location: label, reason };
  }
  const names = [...new Set([...rows, ...runOptions].map((option) => option.name))];
  const near = nearest(name, names);
  const hint = near
    ? `; did you mean ${label.replace(name, near)}?`
    : `; known are: ${names.join(', ')}`;
  return { location: label, reason: `is not an option of this command${hint}` };
}

function show(raw: unknown): string {
  if (raw === true) return '';
  return typeof raw === 'string'
    ? JSON.stringify(raw)
    : Array.isArray(raw)
      ? raw.join(',')
      : JSON.stringify(raw);
}
