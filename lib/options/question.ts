import { terminalLine } from '../formats/quote/terminal.ts';
import type { Ask } from './collect.ts';
import { type Choice, type Context, choicesOf, type Option, type Value } from './option.ts';
import { applies, problemTogether, problemWith, toValue } from './validate.ts';

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

/** Asks for options through `prompt`. */
export function promptUser(prompt: Prompt): Ask {
  return async (option, context, suggestion) => {
    const answer = await prompt(questionFor(option, context, suggestion));
    if (!option.multiple || !option.itemOptions || !Array.isArray(answer)) return answer;
    const texts: string[] = [];
    for (const item of answer.map(String))
      texts.push(await refineItem(item, option.itemOptions(item), context, prompt));
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
  const answers: { [option: string]: Value } = {};
  for (const option of options) {
    const here = { ...context, answers: { ...context.answers, ...answers } };
    const suggestion = option.default?.(here);
    // What may be left out is for the command line.
    if (!applies(option, answers) || (option.optional && suggestion === undefined)) continue;
    const named = {
      ...option,
      name: `${item} ${option.name}`,
      question: `${item}: ${option.help}`,
    };
    const answer = await prompt(questionFor(named, here, suggestion));
    answers[option.name] = toValue(option, answer);
    parts.push(`${option.name}=${JSON.stringify(String(answer))}`);
  }
  return parts.join(',');
}

function questionFor(option: Option, context: Context, suggestion: Value | undefined): Question {
  const base = { name: option.name, message: option.question ?? option.help };
  // A name in the project may hold what a terminal obeys; nobody would take it as the answer.
  const isShown =
    suggestion !== undefined && terminalLine(String(suggestion)) === String(suggestion);
  const preset = isShown ? { default: String(suggestion) } : {};
  const choices = choicesOf(option);
  if (choices.length > 0 && !option.multiple)
    return { ...base, ...preset, type: 'select', choices: offered(choices) };
  if (option.multiple && option.itemChoices)
    return { ...base, type: 'checkbox', choices: offered(option.itemChoices) };
  return {
    ...base,
    ...preset,
    type: 'input',
    validate: (input) =>
      problemWith(option, input, context) ??
      problemTogether(option, toValue(option, input), context) ??
      true,
  };
}

function offered(choices: readonly Choice[]): NonNullable<Question['choices']> {
  return choices
    .filter(({ hidden }) => !hidden)
    .map(({ value, title }) => ({ name: title, value, short: value }));
}
