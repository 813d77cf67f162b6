import { suggestions } from './nearest.ts';
import type { Answers, Choice, Context, Option, Value } from './option.ts';

/**
 * What is wrong with a raw value for this row; undefined when it is good. One rule for flags, answers
 * files, stored answers and prompts.
 */
export function problemWith(row: Option, raw: unknown, context: Context): string | undefined {
  return problemsWith(row, raw, context)[0]?.reason;
}

/** The same of each item of a list: every one that is wrong, and why. */
export function problemsWith(row: Option, raw: unknown, context: Context): WrongValue[] {
  const items = isMany(row) ? toItems(row, raw) : [toText(row, raw) ?? ''].filter(Boolean);
  if (items === undefined || items.length === 0) {
    const reason = `${isMany(row) ? 'one or more values are' : 'a value is'} required, for example ${row.example}`;
    return [{ value: raw, reason }];
  }
  return items.flatMap((value) => {
    const reason = itemProblem(row, value, context);
    return reason === undefined ? [] : [{ value, reason }];
  });
}

interface WrongValue {
  value: unknown;
  reason: string;
}

function itemProblem(row: Option, item: string, context: Context): string | undefined {
  if (!row.choices) return row.validate?.(item, context);
  if (choice(row.choices, item)) return undefined;
  const known = row.refusal?.(item);
  if (known !== undefined) return known;
  const values = row.choices.map(({ value }) => value);
  const near = suggestions(item, values).join(' or ');
  return `"${item}" is not one of: ${values.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
}

/** The raw value as the answer: trimmed, choices as the table spells them, lists without repeats. */
export function toValue(row: Option, raw: unknown): Value {
  const spell = (item: string): string =>
    row.choices ? (choice(row.choices, item)?.value ?? item) : item;
  return isMany(row) ? [...new Set(toItems(row, raw)?.map(spell))] : spell(toText(row, raw) ?? '');
}

/** Whether the other answers leave room for this option. */
export function isNeeded({ needs }: Option, answers: Answers): boolean {
  return needs === undefined || needs.values.includes(String(answers[needs.option]));
}

/** Whether the answer is an array. */
export function isMany({ type: kind }: Option): boolean {
  return kind === 'list' || kind === 'many';
}

function choice(choices: readonly Choice[], item: string): Choice | undefined {
  return choices.find(({ value }) => value.toLowerCase() === item.toLowerCase());
}

function toText(row: Option, raw: unknown): string | undefined {
  // A flag without a value, and YAML's true: good where "true" is one of the choices.
  if (typeof raw === 'boolean' && row.choices && choice(row.choices, String(raw)))
    return String(raw);
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : undefined;
}

function toItems(row: Option, raw: unknown): string[] | undefined {
  const parts = Array.isArray(raw) ? raw : [raw];
  const texts = parts.map((part) => toText(row, part));
  if (texts.some((part) => part === undefined)) return undefined;
  const split = (part: string): string[] => (row.type === 'list' ? part.split(',') : [part]);
  return texts.flatMap((part) => split(part ?? '').map((item) => item.trim())).filter(Boolean);
}
