import type { Refusal } from './refusal.ts';
import { timeSpanSeconds } from './time-span.ts';

const EXAMPLE =
  'write for example "retry": { "strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:05" }';

/** What the host refuses in the property `retry` of a function.json (its Utility.ValidateRetryOptions). */
export function retryRefusals(policy: unknown): Refusal[] {
  if (policy === undefined || policy === null) return [];
  const refuse = (found: string, words?: string, key?: string): Refusal[] => [
    {
      rule: 'retry',
      keys: key === undefined ? ['retry'] : ['retry', key],
      found,
      ...(words === undefined ? {} : { words }),
      fix: EXAMPLE,
    },
  ];
  if (typeof policy !== 'object' || Array.isArray(policy))
    return refuse('has a retry policy that is not an object');
  const values = new Map(Object.entries(policy).map(([key, value]) => [key.toLowerCase(), value]));
  const strategy = values.get('strategy');
  const kind = String(strategy).toLowerCase();
  if (strategy === undefined || strategy === null)
    return refuse('has a retry policy without strategy');
  if (kind !== 'fixeddelay' && kind !== 'exponentialbackoff')
    return refuse(
      `has the retry strategy ${JSON.stringify(strategy)}; there are fixedDelay and exponentialBackoff`,
      typeof strategy === 'string'
        ? `Error converting value "${strategy}" to type 'Microsoft.Azure.WebJobs.Script.Description.RetryStrategy'.`
        : undefined,
      'strategy',
    );
  const count = values.get('maxretrycount') ?? undefined;
  if (count === undefined)
    return refuse('has a retry policy without maxRetryCount', missing('MaxRetryCount'));
  if (!Number.isInteger(count) || Number(count) < -1)
    return refuse(
      `tries again ${JSON.stringify(count)} times (maxRetryCount), which is not -1 or a whole number from 0 on`,
      undefined,
      'maxRetryCount',
    );
  const delays = kind === 'fixeddelay' ? ['delayInterval'] : ['minimumInterval', 'maximumInterval'];
  for (const delay of delays) {
    const value = values.get(delay.toLowerCase()) ?? undefined;
    if (value === undefined)
      return refuse(
        `has a retry policy without ${delay}`,
        missing(delay.charAt(0).toUpperCase() + delay.slice(1)),
      );
    if (typeof value !== 'string' || timeSpanSeconds(value) === undefined)
      return refuse(
        `has the ${delay} ${JSON.stringify(value)} in its retry policy, which is not a TimeSpan`,
        undefined,
        delay,
      );
  }
  const [low = 0, high = low] = delays.map(
    (delay) => timeSpanSeconds(String(values.get(delay.toLowerCase()))) ?? 0,
  );
  return low > high
    ? refuse('has a minimumInterval above its maximumInterval in its retry policy')
    : [];
}

const missing = (name: string): string => `Value cannot be null. (Parameter '${name}').`;
