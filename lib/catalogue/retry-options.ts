import {
  type AnswersOf,
  answerTo,
  defineOption,
  defineOptions,
  type Option,
} from '../options/option.ts';
import type { Trigger } from './trigger.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

const timeProblem = (value: string): string | undefined =>
  TIME.test(value)
    ? undefined
    : `"${value}" is not a time of less than a day as hours:minutes:seconds, for example 00:00:05`;

const minimum = defineOption({
  name: 'retry-minimum',
  type: 'text',
  help: 'The delay before the first retry.',
  example: '00:00:04',
  default: () => '00:00:04',
  validate: timeProblem,
  when: { retry: ['exponential'] },
});

export const retryOptions = defineOptions([
  {
    name: 'retry',
    type: 'choice',
    help: 'The retry policy in function.json. An event carries which attempt it is.',
    example: 'fixed',
    choices: [
      { value: 'none', title: 'none' },
      { value: 'fixed', title: 'fixed: the same delay each time' },
      { value: 'exponential', title: 'exponential: longer and longer delays' },
    ],
    default: () => 'none',
  },
  {
    name: 'max-retries',
    type: 'number',
    help: 'How often it is tried again; -1 forever.',
    example: '5',
    default: () => 3,
    validate: (value) =>
      /^(-1|[1-9]\d{0,5})$/.test(value) ? undefined : `"${value}" is not -1 or a number from 1 on`,
    when: { retry: ['fixed', 'exponential'] },
  },
  {
    name: 'retry-delay',
    type: 'text',
    help: 'The delay before each retry.',
    example: '00:00:10',
    default: () => '00:00:05',
    validate: timeProblem,
    when: { retry: ['fixed'] },
  },
  minimum,
  {
    name: 'retry-maximum',
    type: 'text',
    help: 'The longest delay.',
    example: '00:15:00',
    default: () => '00:15:00',
    validate: timeProblem,
    // The host leaves such a function out: azure-webjobs-sdk, ExponentialBackoffRetryAttribute.cs.
    validateTogether: (maximum, { answers }) => {
      const least = answerTo(minimum, answers) ?? '';
      return maximum < least ? `--retry-maximum is less than --retry-minimum ${least}` : undefined;
    },
    when: { retry: ['exponential'] },
  },
]);

/** The same as options of the triggers whose extension honours a retry policy. */
export function retryOptionsFor(triggers: readonly Trigger[]): Option[] {
  const names = triggers.filter(({ retries }) => retries).map(({ name }) => name);
  return retryOptions.map((option: Option) => ({
    ...option,
    group: 'Retries',
    when: { trigger: names, ...option.when },
  }));
}

/** `retry` of function.json (host contract section 5); undefined without a policy. */
export function retryPolicy(answers: AnswersOf<typeof retryOptions>): object | undefined {
  const maxRetryCount = answers['max-retries'];
  switch (answers.retry) {
    case 'fixed':
      return { strategy: 'fixedDelay', maxRetryCount, delayInterval: answers['retry-delay'] };
    case 'exponential':
      return {
        strategy: 'exponentialBackoff',
        maxRetryCount,
        minimumInterval: answers['retry-minimum'],
        maximumInterval: answers['retry-maximum'],
      };
    default:
      return undefined;
  }
}
