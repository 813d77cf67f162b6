import type { Project } from '../project/project.ts';

/** What was answered, by option name. A list option has an array. */
export type Answers = Record<string, string | string[]>;

export type Value = string | string[];

/** What a row may look at: the answers before it, and the project on disk. */
export interface Context {
  answers: Answers;
  project: Project;
}

export interface Choice {
  value: string;
  title: string;
  /** Not offered at a prompt. */
  hidden?: boolean;
}

/**
 * One thing that can be asked. From a row come the prompt, the flag of both front ends, the validation of
 * every source, `--help` and the documentation.
 */
export interface Option {
  /** The flag without `--`, and the key in an answers file. */
  name: string;
  /** `many` is a list whose items may hold commas: the flag is repeated instead. */
  type: 'text' | 'choice' | 'list' | 'many';
  /** Asked at a terminal. A row without a question is a flag only. */
  question?: string;
  help: string;
  example: string;
  choices?: readonly Choice[];
  /** Why something that is known is not one of the choices. */
  refusal?: (value: string) => string | undefined;
  /** What a person may tick at a prompt for a `many` option; each may be refined on the command line. */
  itemChoices?: readonly Choice[];
  /** The options of an item, asked for each that was ticked. */
  itemOptions?: (item: string) => readonly Option[];
  /** May depend on earlier answers and on the project. No default: the answer is required. */
  default?: (context: Context) => Value | undefined;
  /** The only answer that the others leave, if they do: then nobody is asked. */
  fixedValue?: (context: Context) => string | undefined;
  /** How the default reads in `--help`, where it depends on something. */
  defaultDescription?: string;
  /** What is wrong with one value (each item of a list). Undefined when it is good. */
  validate?: (value: string, context: Context) => string | undefined;
  /** What is wrong with the answer seen together with the others. Undefined when it is good. */
  validateTogether?: (value: Value, context: Context) => string | undefined;
  /** It makes sense only when another option has one of these answers. */
  needs?: { option: string; values: readonly string[] };
  /** The positional argument of the command gives this option too. */
  positional?: boolean;
}

/** The answer to a text or choice option; undefined when it was not answered. */
export function text(answers: Answers, name: string): string | undefined {
  const value = answers[name];
  return typeof value === 'string' ? value : undefined;
}

/** The answer to a list option; empty when it was not answered. */
export function list(answers: Answers, name: string): readonly string[] {
  const value = answers[name];
  return Array.isArray(value) ? value : [];
}

/** The default in words; undefined when there is none and the option is required. */
export function defaultText({
  default: defaultValue,
  defaultDescription,
}: Option): string | undefined {
  if (defaultDescription !== undefined || defaultValue === undefined) return defaultDescription;
  // A default that depends on nothing reads as it is.
  return defaultValue.length === 0 ? String((defaultValue as () => Value)()) : undefined;
}
