import { terminalLine } from '../formats/quote/terminal.ts';
import { isNeeded, problemWith, toValue } from './check.ts';
import type { Ask, Row } from './collect.ts';
import type { Answers, Context, Option, Value } from './option.ts';

/** A question in the form that Inquirer takes, which both front ends use. */
export interface Question {
  type: 'input' | 'select' | 'confirm' | 'checkbox';
  name: string;
  message: string;
  default?: string | boolean;
  choices?: { name: string; value: string; short?: string }[];
  validate?: (input: string) => true | string;
}

/** Puts one question to a person; rejects with Cancelled when they stop. */
export type Prompt = (question: Question) => Promise<unknown>;

/** Asks for options through `asker`. */
export function promptUser(prompt: Prompt): Ask {
  return async (row, context, suggestion) => {
    const answer = await prompt(questionFor(row, context, suggestion));
    const refine = row.itemOptions;
    if (!refine || !Array.isArray(answer)) return answer;
    const texts: string[] = [];
    for (const item of answer.map(String))
      texts.push(await refineItem(item, refine(item), context, prompt));
    return texts;
  };
}

/** Asks for the options of an item that was ticked, and gives it as one would type it. */
async function refineItem(
  item: string,
  options: readonly Option[],
  context: Context,
  prompt: Prompt,
): Promise<string> {
  const parts = [item];
  const answers: Answers = {};
  for (const option of options) {
    const here = { ...context, answers: { ...context.answers, ...answers } };
    const suggestion = option.default?.(here);
    // What may be left out is for the command line.
    if (!isNeeded(option, answers) || (option.default && suggestion === undefined)) continue;
    const row = { ...option, name: `${item} ${option.name}`, question: `${item}: ${option.help}` };
    const answer = await prompt(questionFor(row, here, suggestion));
    answers[option.name] = String(answer);
    parts.push(`${option.name}=${JSON.stringify(String(answer))}`);
  }
  return parts.join(',');
}

function questionFor(row: Row, context: Context, suggestion: Value | undefined): Question {
  const base = { name: row.name, message: row.question ?? row.help };
  // A name in the project may hold what a terminal obeys; nobody would take it as the answer.
  const isShown =
    suggestion !== undefined && terminalLine(String(suggestion)) === String(suggestion);
  const preset = isShown ? { default: String(suggestion) } : {};
  if (row.type === 'choice' && row.choices) {
    const choices = row.choices.map(({ value, title }) => ({ name: title, value, short: value }));
    return { ...base, ...preset, type: 'select', choices };
  }
  if (row.itemChoices) {
    const choices = row.itemChoices
      .filter(({ hidden }) => !hidden)
      .map(({ value, title }) => ({ name: title, value, short: value }));
    return { ...base, type: 'checkbox', choices };
  }
  return {
    ...base,
    ...preset,
    type: 'input',
    validate: (input) =>
      problemWith(row, input, context) ??
      row.validateTogether?.(toValue(row, input), context) ??
      true,
  };
}
