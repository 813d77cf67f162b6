import { type Option, text } from './option.ts';

/** An option that may be left out: then function.json has no such property, and the host its own default. */
export function optional(option: Option, hostsDefault = 'none'): Option {
  return { ...option, optional: true, defaultDescription: hostsDefault };
}

/** A property that is true or false, left out unless it is given. */
export function trueOrFalse(
  name: string,
  help: string,
  example: string,
  hostsDefault = 'false',
): Option {
  return optional(
    {
      name,
      type: 'choice',
      help,
      example,
      choices: [
        { value: 'true', title: 'true' },
        { value: 'false', title: 'false' },
      ],
    },
    hostsDefault,
  );
}

/** The answer as function.json has it; undefined when it was left out. */
export function booleanAnswer(answers: object, name: string): boolean | undefined {
  const answer = text(answers, name);
  return answer === undefined ? undefined : answer === 'true';
}

/** The answer as function.json has it; undefined when it was left out. */
export function numberAnswer(answers: object, name: string): number | undefined {
  const answer = text(answers, name);
  return answer === undefined ? undefined : Number(answer);
}
