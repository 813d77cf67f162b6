import type { Row } from '../options/collect.ts';
import { type Answers, type Option, text } from '../options/option.ts';
import type { Trigger } from './trigger.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

const timeProblem = (value: string): string | undefined =>
  TIME.test(value)
    ? undefined
    : `"${value}" is not a time of less than a day as hours:minutes:seconds, for example 00:00:05`;

const options: readonly Option[] = [
  {
    name: 'retry',
    type: 'choice',
    help: 'The retry policy in function.json. An event carries which attempt it is.',
    example: '--retry fixed',
    choices: [
      { value: 'none', title: 'none' },
      { value: 'fixed', title: 'fixed: the same delay each time' },
      { value: 'exponential', title: 'exponential: longer and longer delays' },
    ],
    default: () => 'none',
  },
  {
    name: 'max-retries',
    type: 'text',
    help: 'How often it is tried again; -1 forever.',
    example: '--max-retries 5',
    default: () => '3',
    validate: (value) =>
      /^(-1|[1-9]\d{0,5})$/.test(value) ? undefined : `"${value}" is not -1 or a number from 1 on`,
    needs: { option: 'retry', values: ['fixed', 'exponential'] },
  },
  {
    name: 'retry-delay',
    type: 'text',
    help: 'The delay before each retry.',
    example: '--retry-delay 00:00:10',
    default: () => '00:00:05',
    validate: timeProblem,
    needs: { option: 'retry', values: ['fixed'] },
  },
  {
    name: 'retry-minimum',
    type: 'text',
    help: 'The delay before the first retry.',
    example: '--retry-minimum 00:00:04',
    default: () => '00:00:04',
    validate: timeProblem,
    needs: { option: 'retry', values: ['exponential'] },
  },
  {
    name: 'retry-maximum',
    type: 'text',
    help: 'The longest delay.',
    example: '--retry-maximum 00:15:00',
    default: () => '00:15:00',
    validate: timeProblem,
    // The host leaves such a function out: azure-webjobs-sdk, ExponentialBackoffRetryAttribute.cs.
    validateTogether: (maximum, { answers }) => {
      const minimum = text(answers, 'retry-minimum') ?? '';
      return String(maximum) < minimum ? `is less than the --retry-minimum ${minimum}` : undefined;
    },
    needs: { option: 'retry', values: ['exponential'] },
  },
];

/** The options of a retry policy, for the triggers whose extension honours one. */
export function retryRows(triggers: readonly Trigger[]): Row[] {
  const onlyFor = triggers.filter(({ retries }) => retries).map(({ name }) => name);
  return onlyFor.length === 0 ? [] : options.map((option) => ({ ...option, onlyFor }));
}

/** `retry` of function.json (host contract section 5); undefined without a policy. */
export function retryPolicy(answers: Answers): object | undefined {
  const maxRetryCount = Number(text(answers, 'max-retries'));
  switch (text(answers, 'retry')) {
    case 'fixed':
      return { strategy: 'fixedDelay', maxRetryCount, delayInterval: text(answers, 'retry-delay') };
    case 'exponential':
      return {
        strategy: 'exponentialBackoff',
        maxRetryCount,
        minimumInterval: text(answers, 'retry-minimum'),
        maximumInterval: text(answers, 'retry-maximum'),
      };
    default:
      return undefined;
  }
}
