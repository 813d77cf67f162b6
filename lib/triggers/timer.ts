import type { Trigger } from '../catalogue/trigger.ts';
import { text } from '../options/option.ts';
import { explainSchedule, scheduleProblem } from '../rules/schedule.ts';

export const trigger: Trigger = {
  name: 'timer',
  title: 'Timer',
  order: 20,
  options: [
    {
      name: 'schedule',
      kind: 'text',
      question: 'When does it run? (second minute hour day month day-of-week)',
      help: 'When it runs: six NCRONTAB fields, a TimeSpan, or an app setting as %NAME%. Times are UTC.',
      example: '--schedule "0 0 6 * * mon-fri"',
      fallback: () => '0 */5 * * * *',
      check: scheduleProblem,
    },
  ],
  bindings: (answers) => [
    {
      type: 'timerTrigger',
      direction: 'in',
      name: 'timer',
      schedule: text(answers, 'schedule')?.trim(),
    },
  ],
  sample: { value: 'json' },
  needsBundle: false,
  recognises: (binding) => binding.type.toLowerCase() === 'timertrigger',
  // The host keeps a timer's lock and last run in this storage account.
  settings: (answers) => ({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    ...settingOf(text(answers, 'schedule'), '0 */5 * * * *'),
  }),
  event: () => ({ constructor: 'Timer', type: 'TimerEvent', part: 'timer' }),
  retries: true,
  explain: async (answers) =>
    `runs ${lowerFirst(await explainSchedule(text(answers, 'schedule') ?? ''))} (UTC)`,
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer',
};

/** An app setting that a value names as `%NAME%`, with the value it gets on this machine. */
function settingOf(value: string | undefined, local: string): Record<string, string> {
  const name = /^%([^%]+)%$/.exec(value?.trim() ?? '')?.[1];
  return name === undefined ? {} : { [name]: local };
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
