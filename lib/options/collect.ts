import { CallError, type Problem } from '../diagnostics/problem.ts';
import type { Project } from '../project/project.ts';
import { nearest } from './nearest.ts';
import type { Answers, AnswersOf, Context, Option, Value } from './option.ts';
import { type RunOption, runOptions as writingOptions } from './run-options.ts';
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
  /** How the source names an option: `--trigger`, `trigger in answers.yaml`. */
  label: (option: string) => string;
  values: { readonly [option: string]: unknown };
}

/** Asks a person for one option and resolves with a value that `problemWith` accepts. */
export type Ask = (
  option: Option,
  context: Context,
  suggestion: Value | undefined,
) => Promise<unknown>;

export interface Collection<O extends readonly Option[] = readonly Option[]> {
  options: O;
  sources: readonly Source[];
  project: Project;
  /** What is already known to be wrong, to be reported with the rest. */
  problems?: readonly Problem[];
  /** How the command runs, to suggest for a name that nobody knows. */
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
export async function collectAnswers<const O extends readonly Option[]>(
  collection: Collection<O>,
): Promise<AnswersOf<O>> {
  const { options, sources, project, beforeAsking, ask } = collection;
  const given = merge(sources);
  // Defaults may depend on the trigger, where it is known already.
  const deciding = decidingAnswers(options, given, project, ask === undefined);
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
  const known = new Set(problems.map(({ location }) => location));
  problems.push(
    ...laterProblems(options, given, context).filter(({ location }) => !known.has(location)),
  );
  if (problems.length > 0) throw new CallError(problems);
  return context.answers as AnswersOf<O>;
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
        given.set(name, { label: source.label(name), raw });
    }
  }
  return given;
}

/** What is wrong with the given values taken one by one. */
function givenProblems(
  { options, project, runOptions = writingOptions }: Collection,
  given: ReadonlyMap<string, Given>,
  deciding: Answers,
): Problem[] {
  const context: Growing = { answers: {}, project };
  const problems: Problem[] = [];
  for (const [name, { label, raw }] of given) {
    const named = options.filter((option) => option.name === name);
    const option = named.find((each) => mayApply(each, deciding));
    if (!option) {
      problems.push(
        named.length > 0
          ? misplaced(label, named, deciding)
          : unknown(label, name, options, runOptions),
      );
      continue;
    }
    const wrong = problemsWith(option, raw, context);
    for (const { value, reason } of wrong)
      problems.push({ location: `${label} ${show(value)}`, reason });
    if (wrong.length === 0) context.answers[name] = toValue(option, raw);
  }
  return problems;
}

/** The answers that decide which other options apply, as far as they are known before anybody is asked. */
function decidingAnswers(
  options: readonly Option[],
  given: ReadonlyMap<string, Given>,
  project: Project,
  defaultsApply: boolean,
): Answers {
  const context: Growing = { answers: {}, project };
  const names = new Set(options.flatMap(({ when = {} }) => Object.keys(when)));
  for (const option of options.filter(({ name, when }) => !when && names.has(name))) {
    const source = given.get(option.name);
    const value = source ? valueIn(option, source.raw, context) : option.default?.(context);
    if (value !== undefined && (source || defaultsApply)) context.answers[option.name] = value;
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
): Problem[] {
  const { answers } = context;
  const problems = strayProblems(options, given, answers);
  // Defaults are made of the function's name: without one they are not worth a word.
  const isNameless = options.some(({ name }) => name === 'function' && answers[name] === undefined);
  for (const option of options) {
    const value = answers[option.name];
    if (value === undefined || isEmpty(value) || !applies(option, answers)) continue;
    if (isNameless && !given.has(option.name)) continue;
    const label = given.get(option.name)?.label ?? `--${option.name}`;
    const alone = given.has(option.name) ? undefined : problemWith(option, value, context);
    const reason = alone ?? problemTogether(option, value, context);
    if (reason) problems.push({ location: `${label} ${show(value)}`, reason });
  }
  return problems;
}

/** Given options that do not go with what the person then chose. */
function strayProblems(
  options: readonly Option[],
  given: ReadonlyMap<string, Given>,
  answers: Answers,
): Problem[] {
  return [...given].flatMap(([name, { label }]) => {
    const named = options.filter((option) => option.name === name);
    const stray = named.length > 0 && !named.some((option) => mayApply(option, answers));
    return stray ? [misplaced(label, named, answers)] : [];
  });
}

function isEmpty(value: Value): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function isRequired({ default: defaultValue, optional }: Option): boolean {
  return !defaultValue && !optional;
}

function missing(option: Option): Problem {
  return { location: `--${option.name}`, reason: `is missing; for example ${option.example}` };
}

function misplaced(label: string, named: readonly Option[], answers: Answers): Problem {
  return { location: label, reason: misplacedReason(named, answers, '--', ' ') };
}

function unknown(
  label: string,
  name: string,
  options: readonly Option[],
  runOptions: readonly RunOption[],
): Problem {
  if (runOptions.some((option) => option.name === name)) {
    const reason = `says how the command runs and is not an answer; give --${name} on the command line`;
    return { location: label, reason };
  }
  const names = [...new Set([...options, ...runOptions].map((option) => option.name))];
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
