import { flex, linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import { explainSchedule, scheduleProblem } from '../../rules/schedule.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'timer',
  title: 'Timer',
  notOn: [
    {
      plans: [flex, windowsConsumption, linuxConsumption],
      only: {
        property: 'schedule',
        words: 'whose schedule is a TimeSpan',
        matches: ({ schedule }) => String(schedule).includes(':'),
      },
      why: 'A TimeSpan is for apps on an App Service plan, which are not stopped while they are idle',
      source: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#timespan',
    },
  ],
  options: [
    {
      name: 'schedule',
      type: 'text',
      question: 'When does it run? (second minute hour day month day-of-week)',
      help: 'When it runs: six NCRONTAB fields, a TimeSpan, or an app setting as %NAME%. Times are UTC.',
      example: '0 0 6 * * mon-fri',
      default: () => '0 */5 * * * *',
      validate: scheduleProblem,
    },
    {
      name: 'run-on-startup',
      type: 'boolean',
      help: 'Whether it also runs when the app starts or wakes up: for tries only.',
      example: 'true',
      optional: true,
      defaultDescription: 'false',
    },
    {
      name: 'use-monitor',
      type: 'boolean',
      help: 'Whether the host stores the schedule status, so that no run is missed.',
      example: 'false',
      optional: true,
      defaultDescription: 'true; false for schedules of less than a minute',
    },
  ],
  bindings: (answers) => [
    {
      type: 'timerTrigger',
      direction: 'in',
      name: 'timer',
      schedule: answers.schedule?.trim(),
      runOnStartup: answers['run-on-startup'],
      useMonitor: answers['use-monitor'],
    },
  ],
  sample: () => ({ value: 'json' }),
  wire: {
    text: 'object',
    binary: 'unknown',
    many: 'unknown',
    requires: ['schedule'],
    source: 'triggers-timer-manual.json',
  },
  needsBundle: false,
  recognises: (binding) => binding.type.toLowerCase() === 'timertrigger',
  // The host keeps a timer's lock and last run in this storage account.
  settings: (answers) => ({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    ...referencedSetting(answers.schedule, '0 */5 * * * *'),
  }),
  event: () => ({ constructor: 'Timer', type: 'TimerEvent', runtimeModule: 'timer' }),
  retries: true,
  explain: async (answers) => `runs ${lowerFirst(await explainSchedule(answers.schedule))} (UTC)`,
  guide: {
    arrives:
      'One run of the schedule: whether it is late, and the times of the last and the next run, which are zero before the first.',
    fails:
      'This run is over, and the next one comes when the schedule says. A retry policy tries this one again first.',
  },
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer',
});

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
