import type { Ask, Row } from './collect.ts';
import { problemWith } from './collect.ts';
import type { Context, Value } from './option.ts';

/** A question in the form that Inquirer takes, which both doors use. */
export interface Question {
  type: 'input' | 'select' | 'confirm';
  name: string;
  message: string;
  default?: string | boolean;
  choices?: { name: string; value: string; short?: string }[];
  validate?: (input: string) => true | string;
}

/** Puts one question to a person; rejects with Cancelled when they stop. */
export type Asker = (question: Question) => Promise<unknown>;

/** Asks for options through `asker`. */
export function askThrough(asker: Asker): Ask {
  return (row, context, suggestion) => asker(questionFor(row, context, suggestion));
}

function questionFor(row: Row, context: Context, suggestion: Value | undefined): Question {
  const base = { name: row.name, message: row.question ?? row.help };
  const preset = suggestion === undefined ? {} : { default: String(suggestion) };
  if (row.kind === 'choice' && row.choices) {
    const choices = row.choices.map(({ value, title }) => ({ name: title, value, short: value }));
    return { ...base, ...preset, type: 'select', choices };
  }
  return {
    ...base,
    ...preset,
    type: 'input',
    validate: (input) => problemWith(row, input, context) ?? true,
  };
}
