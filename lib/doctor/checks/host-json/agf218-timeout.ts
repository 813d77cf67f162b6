import { valueAt } from '../../../formats/json.ts';
import { plans } from '../../../hosting/plans.ts';
import { timeSpanSeconds } from '../../../rules/time-span.ts';
import type { Check } from '../../check.ts';

/** The plans with an end to it. */
const LIMITED = plans.filter(({ functionTimeout }) => Number.isFinite(functionTimeout.maximum));

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
  reason: `It is a TimeSpan, hours:minutes:seconds: ${LIMITED.map(({ title, functionTimeout: { maximum } }) => `at most ${timeSpan(maximum)} on ${title}`).join(', ')}; any, and -1 for no limit, on the other plans.`,
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
    const { plan } = target;
    if (!plan || seconds <= plan.functionTimeout.maximum) return [];
    const most = timeSpan(plan.functionTimeout.maximum);
    return [
      { message: `functionTimeout is ${timeout}, and ${plan.title} allows ${most}`, location },
    ];
  },
};

/** Infinity for "-1"; undefined when it is not a TimeSpan. */
function secondsOf(text: string): number | undefined {
  if (/^-1$|^-00:00:01$/.test(text)) return Number.POSITIVE_INFINITY;
  return timeSpanSeconds(text);
}

/** 600 -> `00:10:00` */
function timeSpan(seconds: number): string {
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}
