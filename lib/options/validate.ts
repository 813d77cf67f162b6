import { suggestions } from './nearest.ts';
import {
  type Answers,
  type Choice,
  type Context,
  choicesOf,
  type Option,
  type Value,
} from './option.ts';

/**
 * What is wrong with a raw value for this option; undefined when it is good. One rule for flags, answers
 * files, stored answers and prompts.
 */
export function problemWith(option: Option, raw: unknown, context: Context): string | undefined {
  return problemsWith(option, raw, context)[0]?.reason;
}

/** The same of each item of a list: every one that is wrong, and why. */
export function problemsWith(option: Option, raw: unknown, context: Context): WrongValue[] {
  const items = toItems(option, raw);
  if (items === undefined || items.length === 0) {
    const wanted = option.multiple
      ? 'one or more values are required'
      : Array.isArray(raw)
        ? 'one value is required, not a list'
        : 'a value is required';
    const reason = `${wanted}, for example ${option.example}`;
    return [{ value: raw, reason }];
  }
  return items.flatMap((value) => {
    const reason = itemProblem(option, value, context);
    return reason === undefined ? [] : [{ value, reason }];
  });
}

interface WrongValue {
  value: unknown;
  reason: string;
}

function itemProblem(option: Option, item: string, context: Context): string | undefined {
  const choices = choicesOf(option);
  if (choices.length > 0) return choiceProblem(option, item, choices);
  const reason = option.validate?.(item, context);
  if (reason !== undefined || option.type !== 'number') return reason;
  return Number.isNaN(Number(item)) ? `"${item}" is not a number` : undefined;
}

function choiceProblem(
  option: Option,
  item: string,
  choices: readonly Choice[],
): string | undefined {
  if (choiceFor(choices, item)) return undefined;
  const known = option.refusal?.(item);
  if (known !== undefined) return known;
  const values = choices.map(({ value }) => value);
  const near = suggestions(item, values).join(' or ');
  return `"${item}" is not one of: ${values.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
}

/** What is wrong with an answer seen next to the others; undefined when it is good. */
export function problemTogether(
  option: Option,
  value: Value,
  context: Context,
): string | undefined {
  // The value is of the option's own type.
  return option.validateTogether?.(value as never, context);
}

/** A raw value as the answer: parsed by type, choices as the table spells them, lists without repeats. */
export function toValue(option: Option, raw: unknown): Value {
  const choices = choicesOf(option);
  const items = (toItems(option, raw) ?? []).map((item) => choiceFor(choices, item)?.value ?? item);
  if (option.multiple) return [...new Set(items)];
  const [item = ''] = items;
  if (option.type === 'number') return Number(item);
  return option.type === 'boolean' ? item === 'true' : item;
}

/** Whether the other answers leave room for this option. */
export function applies({ when = {} }: Option, answers: object): boolean {
  return Object.entries(when).every(([name, values]) =>
    values.includes((answers as Answers)[name] ?? ''),
  );
}

/** The same, where an answer that is not there yet may still become the right one. */
export function mayApply(option: Option, answers: object): boolean {
  return Object.keys(option.when ?? {}).every((name) =>
    leavesRoom(option, name, answers as Answers),
  );
}

function leavesRoom({ when = {} }: Option, name: string, answers: Answers): boolean {
  const [values, answer] = [when[name], answers[name]];
  return values === undefined || answer === undefined || values.includes(answer);
}

/**
 * Why an answer does not go with the others: none of the options with its name applies. `prefix` and `separator`
 * are how an option is written there: `--trigger queue`, `protocol=ssl`.
 */
export function misplacedReason(
  named: readonly Option[],
  answers: Answers,
  prefix: string,
  separator: string,
): string {
  const [name, values] = ruledOutBy(named, answers);
  const answer = answers[name];
  const own = `${prefix}${named[0]?.name}`;
  return answer === undefined
    ? `${own} applies only with ${prefix}${name}${separator}${values.join(' or ')}`
    : `${own} does not apply to ${name} ${answer}, only to: ${values.join(', ')}`;
}

/** The other option whose answer, or lack of one, leaves no room for any of these, and the answers that would. */
function ruledOutBy(named: readonly Option[], answers: Answers): [string, readonly Value[]] {
  const names = [...new Set(named.flatMap(({ when = {} }) => Object.keys(when)))];
  const valuesFor = (options: readonly Option[], name: string): Value[] =>
    options.flatMap(({ when = {} }) => when[name] ?? []);
  let left = named;
  for (const name of names) {
    const fitting = left.filter((option) => leavesRoom(option, name, answers));
    if (fitting.length === 0) return [name, valuesFor(left, name)];
    left = fitting;
  }
  const name = names.find((each) => answers[each] === undefined) ?? '';
  return [name, valuesFor(left, name)];
}

function choiceFor(choices: readonly Choice[], item: string): Choice | undefined {
  return choices.find(({ value }) => value.toLowerCase() === item.toLowerCase());
}

/** The texts in a raw value, trimmed; undefined when it is not made of texts and numbers. */
function toItems(option: Option, raw: unknown): string[] | undefined {
  const parts = option.multiple && Array.isArray(raw) ? raw : [raw];
  const texts = parts.map((part) => toText(option, part));
  if (texts.some((text) => text === undefined)) return undefined;
  const delimiter = option.multiple ? option.delimiter : undefined;
  const split = (text: string): string[] => (delimiter ? text.split(delimiter) : [text]);
  return texts.flatMap((text) => split(text ?? '').map((item) => item.trim())).filter(Boolean);
}

function toText({ type }: Option, raw: unknown): string | undefined {
  // A flag without a value, and YAML's true.
  const isText = typeof raw === 'string' || typeof raw === 'number';
  return isText || (type === 'boolean' && typeof raw === 'boolean')
    ? String(raw).trim()
    : undefined;
}
