import type { Project } from '../project/project.ts';

/** One answer, as its option's `type` parses it: a list where the option is `multiple`. */
export type Value = string | number | boolean | readonly string[];

/** Answers by option name. {@link answersTo} gives those to certain options, with their types. */
export interface Answers {
  readonly [option: string]: Value | undefined;
}

/** What the functions of an option may look at. Answers to other options: {@link answerTo}. */
export interface Context {
  /** Those that were given so far. */
  answers: { readonly function?: string; readonly trigger?: string };
  project: Project;
}

export interface Choice {
  value: string;
  title: string;
  /** Not offered at a prompt. */
  hidden?: boolean;
}

/**
 * One thing that can be asked or said. From it come the prompt, the flag of both front ends, the validation of
 * every source, `--help` and the documentation.
 */
export type Option = TextOption | ListOption | NumberOption | BooleanOption;

/** `choice` is a text that is one of `choices`. */
export interface TextOption extends OptionOf<string> {
  type: 'text' | 'choice';
  multiple?: false;
}

interface ListOption extends OptionOf<readonly string[]> {
  type: 'text' | 'choice';
  multiple: true;
  /** What separates several values in one text. None: the flag is repeated, and a value may hold commas. */
  delimiter?: ',';
  /** What a person may tick at a prompt; each may be refined on the command line. */
  itemChoices?: readonly Choice[];
  /** The options of an item, asked for each that was ticked. */
  itemOptions?(item: string): readonly Option[];
}

interface NumberOption extends OptionOf<number> {
  type: 'number';
  multiple?: false;
}

interface BooleanOption extends OptionOf<boolean> {
  type: 'boolean';
  multiple?: false;
}

interface OptionOf<V extends Value> {
  /** The flag without `--`, and the key in an answers file. */
  name: string;
  /** Asked at a terminal. An option without a question is a flag only. */
  question?: string | undefined;
  help: string;
  /** An answer, as one would give it: {@link flagExample} writes it with its flag. */
  example: string;
  choices?: readonly Choice[];
  /** Why something that is known is not one of the choices. */
  refusal?(value: string): string | undefined;
  /** May depend on earlier answers and on the project. Neither default nor optional: the answer is required. */
  default?(context: Context): V | undefined;
  /** It may have no answer: then function.json has no such property, and the host its own default. */
  optional?: true;
  /** How the default reads in `--help`, where it depends on something. */
  defaultDescription?: string;
  /** The only answer that the others leave, if they do: then nobody is asked. */
  fixedValue?(context: Context): V | undefined;
  /** What is wrong with one value (each item of a list), as it was written. Undefined when it is good. */
  validate?(value: string, context: Context): string | undefined;
  /** What is wrong with the answer seen next to the others. Undefined when it is good. */
  validateTogether?(value: V, context: Context): string | undefined;
  /** It makes sense only where each of these earlier options has one of these answers. */
  when?: { readonly [option: string]: readonly Value[] };
  /** What the answer is about: this run of the command (then no answers file has it), the project, or a function. */
  scope?: 'run' | 'project' | 'function';
  /** The heading that it goes under in `--help`; `Options` if it has none. */
  group?: string;
  /** One letter, for `-y`. */
  short?: string | undefined;
  /** How the value reads in `--help`: `FILE`. */
  valueName?: string;
  /** The positional argument of the command gives this option too. */
  positional?: boolean;
}

type ItemOf<O> = O extends { type: 'number' }
  ? number
  : O extends { type: 'boolean' }
    ? boolean
    : O extends { choices: readonly { value: infer V }[] }
      ? V
      : string;

/** The type of the answer to an option. */
export type AnswerOf<O> =
  | (O extends { multiple: true } ? readonly ItemOf<O>[] : ItemOf<O>)
  | (O extends { name: string; optional?: never; when?: never } ? never : undefined);

/** The answers to a list of options, by name: a name that is not in the list does not compile. */
export type AnswersOf<O extends readonly Option[]> = {
  readonly [Each in O[number] as Each['name']]: AnswerOf<Each>;
};

/** An option whose name and choices are part of its type. */
export function defineOption<const O extends Option>(option: O): O {
  return option;
}

/** Several of them, in the order in which they are asked. */
export function defineOptions<const O extends readonly Option[]>(options: O): O {
  return options;
}

/** The answer to an option, as far as there is one. */
export function answerTo<O extends Option>(option: O, answers: object): AnswerOf<O> | undefined {
  return (answers as Answers)[option.name] as AnswerOf<O> | undefined;
}

/** The answers to certain options, from complete and valid ones. */
export function answersTo<const O extends readonly Option[]>(
  options: O,
  answers: object,
): AnswersOf<O> {
  const names = new Set(options.map(({ name }) => name));
  const picked = Object.entries(answers).filter(([name]) => names.has(name));
  return Object.fromEntries(picked) as AnswersOf<O>;
}

/** Whether the flag takes no value: the word behind it is an argument. */
export function isSwitch({ scope, type }: Option): boolean {
  return scope === 'run' && type === 'boolean';
}

/** An option with its example on the command line: `--schedule "0 0 6 * * mon-fri"`. */
export function flagExample(option: Option): string {
  const { name, example } = option;
  if (isSwitch(option)) return `--${name}`;
  const isPlain = /^[\w@%+=:,./$-]+$/.test(example);
  return `--${name} ${isPlain ? example : `"${example}"`}`;
}

/** What can be chosen; none for a text or a number. */
export function choicesOf({ type, choices = [] }: Option): readonly Choice[] {
  return type === 'boolean' ? BOOLEAN_CHOICES : choices;
}

const BOOLEAN_CHOICES: readonly Choice[] = ['true', 'false'].map((value) => ({
  value,
  title: value,
}));

/** The default in words; undefined when there is none and the option is required. */
export function defaultText(option: Option): string | undefined {
  if (option.defaultDescription !== undefined) return option.defaultDescription;
  if (option.optional) return 'none';
  // A default that depends on nothing reads as it is.
  return option.default?.length === 0 ? String((option.default as () => Value)()) : undefined;
}
