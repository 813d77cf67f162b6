import { hostError } from './host-error.ts';
import { parseTimeSpan } from './time-span.ts';

/** `retry` of function.json (contract 5); intervals are TimeSpans. */
export interface RetryPolicy {
  strategy: 'fixedDelay' | 'exponentialBackoff';
  /** -1: without end. */
  maxRetryCount: number;
  delayInterval?: string;
  minimumInterval?: string;
  maximumInterval?: string;
}

/** Milliseconds to wait before retry number `retry` (the first is 1). */
export function retryDelay(policy: RetryPolicy, retry: number): number {
  if (policy.strategy === 'fixedDelay') return parseTimeSpan(policy.delayInterval ?? '00:00:00');
  const minimum = parseTimeSpan(policy.minimumInterval ?? '00:00:01');
  const maximum = parseTimeSpan(policy.maximumInterval ?? '00:15:00');
  return Math.min(maximum, minimum * 2 ** (retry - 1));
}

/** Whether one more attempt is due after `retries` of them. */
export function mayRetry(policy: RetryPolicy | undefined, retries: number): policy is RetryPolicy {
  return policy !== undefined && (policy.maxRetryCount === -1 || retries < policy.maxRetryCount);
}

/** Throws when what the strategy needs is missing. */
export function checkRetry(policy: RetryPolicy): void {
  const needed: [string, unknown][] = [
    ['MaxRetryCount', policy.maxRetryCount],
    ...(/^fixedDelay$/i.test(policy.strategy)
      ? ([['DelayInterval', policy.delayInterval]] as [string, unknown][])
      : ([
          ['MinimumInterval', policy.minimumInterval],
          ['MaximumInterval', policy.maximumInterval],
        ] as [string, unknown][])),
  ];
  const missing = needed.find(([, value]) => value === undefined || value === null);
  if (!missing) return;
  throw hostError('ArgumentNullException', `Value cannot be null. (Parameter '${missing[0]}').`);
}
