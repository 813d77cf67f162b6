import {
  argumentError,
  type Diagnostic,
  errorAt,
  type Location,
  locationText,
} from '../diagnostics/diagnostic.ts';
import { CallError } from '../diagnostics/errors.ts';
import type { Project } from '../project/project.ts';
import { nearest } from './nearest.ts';
import { type Answers, type Context, flagExample, type Option, type Value } from './option.ts';
import {
  applies,
  mayApply,
  misplacedReason,
  problemsWith,
  problemTogether,
  problemWith,
  toValue,
} from './validate.ts';

/** Where answers come from, most important first in a list of sources. */
export interface Source {
  /** Where the source has the value of an option; where it names the option, when no value is asked for. */
  location: (option: string, value?: unknown) => Location;
  values: { readonly [option: string]: unknown };
}

/** Asks a person for one option and resolves with a value that `problemWith` accepts. */
export type Ask = (
  option: Option,
  context: Context,
  suggestion: Value | undefined,
) => Promise<unknown>;

export interface Collection {
  /** Of a command. Those that say how it runs are no answers: no other source than the flags may give them. */
  options: readonly Option[];
  sources: readonly Source[];
  project: Project;
  /** What is already known to be wrong, to be reported with the rest. */
  problems?: readonly Diagnostic[];
  /** Called once what was given is known to be good, and before the first question. */
  beforeAsking?: (() => Promise<void>) | undefined;
  /** Absent: nobody is there to answer, so defaults are taken. */
  ask?: Ask | undefined;
}

/** The flags of a command line as a source. */
export function flagSource(values: Source['values']): Source {
  return { values, location: (option, value) => flagLocation(option)(value) };
}

/** Where the command line has a value of an option. */
export function flagLocation(option: string): (value?: unknown) => Location {
  return (value) => ({ argument: `--${option} ${shown(value)}`.trimEnd() });
}

interface Given {
  location: (value?: unknown) => Location;
  raw: unknown;
}

/** The context of an option's functions while answers come in. */
interface Growing {
  answers: { [option: string]: Value | undefined };
  project: Project;
}

/**
 * The answers, from the sources in their order, then from the person, then from the defaults.
 * @throws CallError with every problem at once. Nobody is asked anything before what was given is
 * known to be good.
 */
export async function collectAnswers(collection: Collection): Promise<Answers> {
  const { sources, project, beforeAsking, ask } = collection;
  const options = collection.options.filter(({ scope }) => scope !== 'run');
  const given = merge(sources);
  // Defaults may depend on the trigger, where it is known already.
  const raw = new Map([...given].map(([name, each]) => [name, each.raw]));
  const deciding = decidingAnswers(options, raw, project, ask === undefined);
  const context: Growing = { answers: { ...deciding }, project };
  const problems = [...(collection.problems ?? []), ...givenProblems(collection, given, deciding)];
  if ((ask || beforeAsking) && problems.length > 0) throw new CallError(problems);
  await beforeAsking?.();

  for (const option of options) {
    if (!applies(option, context.answers)) continue;
    const value = await answerFor(option, given, context, ask);
    if (value !== undefined) context.answers[option.name] = value;
    else if (!given.has(option.name) && isRequired(option)) problems.push(missing(option));
  }
  // A person may choose a trigger that wants another name than the one they gave before.
  for (const option of options) {
    const only = given.has(option.name) ? undefined : option.fixedValue?.(context);
    if (only !== undefined) context.answers[option.name] = only;
  }
  const known = new Set(problems.map(({ location }) => locationText(location)));
  problems.push(
    ...laterProblems(options, given, context).filter(
      ({ location }) => !known.has(locationText(location)),
    ),
  );
  if (problems.length > 0) throw new CallError(problems);
  return context.answers;
}

async function answerFor(
  option: Option,
  given: ReadonlyMap<string, Given>,
  context: Growing,
  ask: Ask | undefined,
): Promise<Value | undefined> {
  const source = given.get(option.name);
  if (source) {
    return problemWith(option, source.raw, context) ? undefined : toValue(option, source.raw);
  }
  const only = option.fixedValue?.(context);
  if (only !== undefined) return only;
  const defaultValue = option.default?.(context);
  if (ask && option.question) return toValue(option, await ask(option, context, defaultValue));
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
  { options, project }: Collection,
  given: ReadonlyMap<string, Given>,
  deciding: Answers,
): Diagnostic[] {
  const context: Growing = { answers: {}, project };
  const problems: Diagnostic[] = [];
  for (const [name, { location, raw }] of given) {
    const named = options.filter((option) => option.name === name && option.scope !== 'run');
    const option = named.find((each) => mayApply(each, deciding));
    if (!option) {
      problems.push(
        named.length > 0
          ? misplaced(location(), named, deciding)
          : unknown(location(), name, options),
      );
      continue;
    }
    const wrong = problemsWith(option, raw, context);
    for (const { value, reason } of wrong) problems.push(errorAt(location(value), reason));
    if (wrong.length === 0) context.answers[name] = toValue(option, raw);
  }
  return problems;
}

/**
 * The answers that decide which other options apply, as far as they are known before anybody is asked. `raw` are the
 * given values; defaults count where nobody is asked.
 */
export function decidingAnswers(
  options: readonly Option[],
  raw: ReadonlyMap<string, unknown>,
  project: Project,
  defaultsApply: boolean,
): Answers {
  const context: Growing = { answers: {}, project };
  const names = new Set(options.flatMap(({ when = {} }) => Object.keys(when)));
  for (const option of options.filter(({ name, when }) => !when && names.has(name))) {
    const isGiven = raw.has(option.name);
    const value = isGiven
      ? valueIn(option, raw.get(option.name), context)
      : option.default?.(context);
    if (value !== undefined && (isGiven || defaultsApply)) context.answers[option.name] = value;
  }
  return context.answers;
}

function valueIn(option: Option, raw: unknown, context: Context): Value | undefined {
  return problemWith(option, raw, context) ? undefined : toValue(option, raw);
}

/** What is wrong with defaults, and with answers that are fine alone but not together. */
function laterProblems(
  options: readonly Option[],
  given: ReadonlyMap<string, Given>,
  context: Growing,
): Diagnostic[] {
  const { answers } = context;
  const problems = strayProblems(options, given, answers);
  // Defaults are made of the function's name: without one they are not worth a word.
  const isNameless = options.some(({ name }) => name === 'function' && answers[name] === undefined);
  for (const option of options) {
    const value = answers[option.name];
    if (value === undefined || isEmpty(value) || !applies(option, answers)) continue;
    if (isNameless && !given.has(option.name)) continue;
    const alone = given.has(option.name) ? undefined : problemWith(option, value, context);
    const reason = alone ?? problemTogether(option, value, context);
    const location = given.get(option.name)?.location ?? flagLocation(option.name);
    if (reason) problems.push(errorAt(location(value), reason));
  }
  return problems;
}

/** Given options that do not go with what the person then chose. */
function strayProblems(
  options: readonly Option[],
  given: ReadonlyMap<string, Given>,
  answers: Answers,
): Diagnostic[] {
  return [...given].flatMap(([name, { location }]) => {
    const named = options.filter((option) => option.name === name);
    const stray = named.length > 0 && !named.some((option) => mayApply(option, answers));
    return stray ? [misplaced(location(), named, answers)] : [];
  });
}

function isEmpty(value: Value): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function isRequired({ default: defaultValue, optional }: Option): boolean {
  return !defaultValue && !optional;
}

function missing(option: Option): Diagnostic {
  const flag = `--${option.name}`;
  return argumentError(flag, `${flag} is missing`, `Give it, for example ${flagExample(option)}.`);
}

function misplaced(location: Location, named: readonly Option[], answers: Answers): Diagnostic {
  return errorAt(location, misplacedReason(named, answers, '--', ' '), 'Leave one of them out.');
}

function unknown(location: Location, name: string, options: readonly Option[]): Diagnostic {
  const written = spelling(name, location);
  if (options.some((option) => option.name === name)) {
    const message = `${written} says how the command runs, and is not an answer`;
    return errorAt(location, message, `Give --${name} on the command line.`);
  }
  const names = [...new Set(options.map((option) => option.name))];
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
