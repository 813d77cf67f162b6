import { scheduleProblem } from '../../../rules/schedule.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF320',
  severity: 'error',
  area: 'function.json',
  title: 'A schedule is not one that the timer takes',
  looksAt: 'schedule of each timerTrigger in */function.json',
  symptom:
    '"The schedule expression \'{s}\' was not recognized as a valid cron expression or timespan string." and the function is left out.',
  reason:
    'Azure reads six fields, seconds first, or the five of cron. It knows *, ranges, lists and steps, and no "?", "L", "W" or "@daily".',
  mend: 'Write for example "0 */5 * * * *".',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions',
  examine: (subject) =>
    eachBinding(subject, (binding) => {
      if (typeOf(binding) !== 'timertrigger') return undefined;
      const schedule = typeof binding.schedule === 'string' ? binding.schedule : '';
      // A part of it may come from an app setting.
      if (/%[^%\s]+%/.test(schedule)) return undefined;
      const problem =
        schedule === '' ? 'the timer has no schedule' : scheduleProblem(full(schedule));
      return problem === undefined
        ? undefined
        : {
            message: schedule === '' ? problem : `the schedule "${schedule}": ${problem}`,
            property: 'schedule',
          };
    }),
};

/** The timer extension adds the seconds when there are five fields (its CronSchedule.cs). */
function full(schedule: string): string {
  return schedule.trim().split(/\s+/).length === 5 ? `0 ${schedule}` : schedule;
}
