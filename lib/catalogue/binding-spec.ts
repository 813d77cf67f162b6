import { nearest } from '../options/nearest.ts';
import {
  type Answers,
  answerTo,
  type Context,
  defineOption,
  type Option,
  type Value,
} from '../options/option.ts';
import {
  applies,
  misplacedReason,
  problemTogether,
  problemWith,
  toValue,
} from '../options/validate.ts';
import type { Binding } from '../project/function.ts';
import { isBindingName } from '../rules/binding-name.ts';
import { durableProblem } from '../rules/durable.ts';
import type { BindingKind } from './binding.ts';

/** A binding that was asked for: its kind and the complete answers to its options. */
export interface AskedBinding {
  kind: BindingKind;
  /** The name in function.json; undefined to have one chosen. */
  name: string | undefined;
  answers: Answers;
}

const nameOption = defineOption({
  name: 'name',
  type: 'text',
  help: 'The name of the binding in function.json.',
  example: 'receipts',
  optional: true,
  validate: (name) =>
    isBindingName(name, 'out') // that an input is not called $return is looked at below, with its kind
      ? undefined
      : `"${name}" is not a binding name: a letter, then letters and digits, at most 128, or $return`,
});

/**
 * Reads `kind[:first][,key=value...]`, such as `queue:receipts,connection=Storage`. A value with a
 * comma in it goes in double quotes. What is not said gets its default.
 */
export function parseBindingText(
  text: string,
  kinds: readonly BindingKind[],
  context: Context,
): AskedBinding | { problem: string } {
  const [head = '', ...rest] = splitOutsideQuotes(text);
  const colon = head.search(/[:=]/);
  const name = (colon < 0 ? head : head.slice(0, colon)).trim().toLowerCase();
  const kind = kinds.find((each) => each.name === name);
  if (!kind) return { problem: unknownKind(name, kinds) };
  if (colon >= 0 && kind.options.length === 0)
    return {
      problem: `${name} takes nothing behind ":"; its name is given as ${name},name=answer`,
    };
  const first = colon < 0 ? [] : [[kind.options[0]?.name ?? '', head.slice(colon + 1)] as const];
  const pairs = [...first, ...rest.map(keyAndValue)];
  const keys = pairs.map(([key]) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    const why = twice === first[0]?.[0] ? ` (the first value follows "${name}:")` : '';
    return { problem: `${twice} is given twice${why}` };
  }
  return answersFor(kind, new Map(pairs.map(([key, value]) => [key, unquote(value)])), context);
}

function answersFor(
  kind: BindingKind,
  given: ReadonlyMap<string, string>,
  context: Context,
): AskedBinding | { problem: string } {
  const options: readonly Option[] = [...kind.options, nameOption];
  const problems = [...given.keys()]
    .filter((key) => !options.some((option) => option.name === key))
    .map((key) => unknownKey(kind, key, options));
  const answers: { [option: string]: Value } = {};
  for (const option of options) {
    const here = { ...context, answers: { ...context.answers, ...answers } };
    if (!applies(option, answers)) {
      if (given.has(option.name)) problems.push(misplacedReason([option], answers, '', '='));
      continue;
    }
    const raw: Value | undefined = given.get(option.name) ?? option.default?.(here);
    if (raw === undefined) {
      if (!option.default && !option.optional)
        problems.push(
          `${kind.name} needs ${option.name}, for example ${option.name}=${option.example}`,
        );
      continue;
    }
    const problem = problemWith(option, raw, here);
    if (problem) problems.push(`${option.name}: ${problem}`);
    else answers[option.name] = toValue(option, raw);
  }
  for (const option of options) {
    const value = answers[option.name];
    const problem =
      value === undefined ? undefined : problemTogether(option, value, { ...context, answers });
    if (problem) problems.push(`${option.name}: ${problem}`);
  }
  if (kind.direction === 'in' && answers.name === '$return')
    problems.push('name: $return is the name of an output only');
  if (problems.length > 0) return { problem: problems.join('; ') };
  const { name: _, ...own } = answers;
  return { kind, name: answerTo(nameOption, answers), answers: own };
}

/** The binding in function.json. `taken` are the names that its function already has. */
export function toBinding(
  { kind, name, answers }: AskedBinding,
  taken: readonly string[],
): Binding {
  return {
    type: kind.type,
    direction: kind.direction,
    name: name ?? freeName(kind, taken),
    ...kind.properties(answers),
  };
}

/** `queueOut`, `queueOut2`, ...: binding names are unique without regard to case. */
function freeName(kind: BindingKind, taken: readonly string[]): string {
  const words = kind.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const base = `${words}${kind.direction === 'in' ? 'In' : 'Out'}`;
  const lower = new Set(taken.map((each) => each.toLowerCase()));
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${count}`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}

function splitOutsideQuotes(text: string): string[] {
  return text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g)?.map((part) => part.trim()) ?? [];
}

function keyAndValue(part: string): readonly [string, string] {
  const equals = part.indexOf('=');
  return equals < 0 ? [part, ''] : [part.slice(0, equals).trim(), part.slice(equals + 1)];
}

function unquote(value: string): string {
  const trimmed = value.trim();
  return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replace(/\\(.)/g, '$1') : trimmed;
}

function unknownKind(name: string, kinds: readonly BindingKind[]): string {
  const durable = durableProblem(name);
  if (durable !== undefined) return durable;
  const names = kinds.map((kind) => kind.name);
  const near = nearest(name, names);
  return `"${name}" is not one of: ${names.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
}

function unknownKey(kind: BindingKind, key: string, options: readonly Option[]): string {
  const names = options.map(({ name }) => name);
  const near = nearest(key, names);
  return `"${key}" is not an option of ${kind.name}; it takes: ${names.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
}
