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
