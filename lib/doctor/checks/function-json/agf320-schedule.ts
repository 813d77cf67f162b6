import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF320',
  severity: 'error',
  area: 'function.json',
  title: 'A schedule is not one that the timer takes',
  reads: 'schedule of each timerTrigger in */function.json',
  symptom:
    '"The schedule expression \'{s}\' was not recognized as a valid cron expression or timespan string." or, without a schedule, "Can\'t figure out which ctor to call.", and the function is left out.',
  sources: {
    "The schedule expression '{s}' was not recognized as a valid cron expression or timespan string.":
      'vector function-BadTimer',
    "Can't figure out which ctor to call.": 'vector function-TimerNoSchedule',
  },
  reason:
    'Azure reads six fields, seconds first, or the five of cron. It knows *, ranges, lists and steps, and no "?", "L", "W" or "@daily".',
  howToFix: 'Write for example "0 */5 * * * *".',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions',
  run: (project) => refusedBy(project, 'schedule'),
};
