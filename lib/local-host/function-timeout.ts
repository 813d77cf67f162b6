import type { Configuration } from './configuration.ts';
import { hostError } from './host-error.ts';
import { formatTimeSpan } from './time-span.ts';

const minute = 60_000;
const longest = '10675199.02:48:05.4775807';

/** Milliseconds, or undefined for no limit (contract 4.7). Throws with the host's text outside the allowed range. */
export function readFunctionTimeout(
  configuration: Configuration,
  isConsumption: boolean,
): number | undefined {
  const text = configuration.get('functionTimeout');
  if (text === undefined) return isConsumption ? 5 * minute : 30 * minute;
  if (text === '-1' && !isConsumption) return undefined;
  const timeout = configuration.timeSpan('functionTimeout', text);
  const tooLong = isConsumption && timeout > 10 * minute;
  if (timeout >= 1000 && !tooLong) return timeout;
  const max = isConsumption ? formatTimeSpan(10 * minute) : longest;
  throw hostError(
    'ArgumentException',
    `FunctionTimeout must be greater than ${formatTimeSpan(1000)} and less than ${max}.`,
  );
}
