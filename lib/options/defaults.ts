import { emptyProject } from '../project/open.ts';
import type { Answers, Option, Value } from './option.ts';
import { applies } from './validate.ts';

const NOTHING = emptyProject('.');

/** The answers to options of someone who gives only these, in a project of which nothing is known. */
export function defaultAnswers(options: readonly Option[], given: Answers): Answers {
  const answers: { [option: string]: Value | undefined } = { ...given };
  const context = { answers, project: NOTHING };
  for (const option of options) {
    if (!applies(option, answers) || option.name in answers) continue;
    const value = option.default?.(context);
    if (value !== undefined) answers[option.name] = value;
  }
  return answers;
}
