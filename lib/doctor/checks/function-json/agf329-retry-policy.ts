import { isObject } from '../../../project/json.ts';
import { timeSpanSeconds } from '../../../rules/time-span.ts';
import type { Check } from '../../check.ts';
import { eachFunction } from './each.ts';

export const check: Check = {
  code: 'AGF329',
  severity: 'error',
  area: 'function.json',
  title: 'The retry policy is not one that the host takes',
  looksAt: 'retry in */function.json',
  symptom: 'The function is left out, with "The \'{name}\' function is in error" in the log.',
  reason:
    'The host checks the policy when it starts: fixedDelay needs delayInterval, exponentialBackoff needs minimumInterval and maximumInterval, and all are TimeSpans.',
  mend: 'Write for example "retry": { "strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:05" }.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-error-pages#retry-policies',
  examine: (subject) =>
    eachFunction(
      subject,
      ({ file }) => (isObject(file.value) ? policyProblem(file.value.retry) : undefined),
      'retry',
    ),
};

function policyProblem(policy: unknown): string | undefined {
  if (policy === undefined || policy === null) return undefined;
  if (!isObject(policy)) return 'has a retry policy that is not an object';
  const { maxRetryCount: count } = policy;
  if (!Number.isInteger(count) || Number(count) < -1)
    return `tries again ${JSON.stringify(count)} times (maxRetryCount), which is not -1 or a whole number from 0 on`;
  switch (String(policy.strategy).toLowerCase()) {
    case 'fixeddelay':
      return delayProblem(policy, 'delayInterval');
    case 'exponentialbackoff':
      return (
        delayProblem(policy, 'minimumInterval') ??
        delayProblem(policy, 'maximumInterval') ??
        orderProblem(String(policy.minimumInterval), String(policy.maximumInterval))
      );
    default:
      return `has the retry strategy ${JSON.stringify(policy.strategy)}; there are fixedDelay and exponentialBackoff`;
  }
}

function delayProblem(policy: { [key: string]: unknown }, name: string): string | undefined {
  const value = policy[name];
  if (typeof value === 'string' && timeSpanSeconds(value) !== undefined) return undefined;
  return `has ${value === undefined ? `no ${name}` : `the ${name} ${JSON.stringify(value)}, which is no TimeSpan`} in its retry policy`;
}

function orderProblem(minimum: string, maximum: string): string | undefined {
  return (timeSpanSeconds(minimum) ?? 0) > (timeSpanSeconds(maximum) ?? 0)
    ? `has a minimumInterval of ${minimum} in its retry policy, more than the maximumInterval ${maximum}`
    : undefined;
}
