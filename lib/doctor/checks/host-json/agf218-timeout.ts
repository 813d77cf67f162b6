import { valueAt } from '../../../formats/json.ts';
import { timeSpanSeconds } from '../../../rules/time-span.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF218',
  severity: 'error',
  area: 'host.json',
  title: 'functionTimeout is not one that the plan allows',
  reads: 'functionTimeout in host.json, and the plan where it is known (--plan)',
  symptom:
    '"FunctionTimeout must be greater than 00:00:01 and less than {max}." and the host does not start.',
  sources: {
    'FunctionTimeout must be greater than 00:00:01 and less than {max}.':
      'vector config-bad-timeout',
  },
  reason:
    'It is a TimeSpan, hours:minutes:seconds. Consumption allows at most ten minutes; the other plans allow -1, without limit.',
  howToFix: 'Write for example "functionTimeout": "00:10:00".',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-host-json#functiontimeout',
  run: ({ hostJson, target }) => {
    const timeout = valueAt(hostJson?.value, 'functionTimeout');
    if (!hostJson || timeout === undefined) return [];
    const location = hostJson.location('functionTimeout');
    const seconds = secondsOf(String(timeout));
    if (seconds === undefined)
      return [
        {
          message: `functionTimeout ${JSON.stringify(timeout)} is not a time as hours:minutes:seconds`,
          location,
        },
      ];
    if (seconds < 1)
      return [{ message: `functionTimeout is ${timeout}, and a second is the least`, location }];
    if (target.plan === 'consumption' && seconds > 600)
      return [
        { message: `functionTimeout is ${timeout}, and Consumption allows 00:10:00`, location },
      ];
    return [];
  },
};

/** Infinity for "-1"; undefined when it is no TimeSpan. */
function secondsOf(text: string): number | undefined {
  if (/^-1$|^-00:00:01$/.test(text)) return Number.POSITIVE_INFINITY;
  return timeSpanSeconds(text);
}
