import { randomUUID } from 'node:crypto';
import type { InvocationValues } from './envelope.ts';

/** A storage queue message as its trigger binds it (contract 4.4). */
export function queueMessage(text: string, dequeueCount = 1): InvocationValues {
  const now = Date.now();
  return {
    trigger: text,
    metadata: {
      QueueTrigger: text,
      DequeueCount: dequeueCount,
      Id: randomUUID(),
      PopReceipt: 'AgAAAAMAAAAAAAAAdHVybmVk',
      InsertionTime: new Date(now),
      ExpirationTime: new Date(now + 7 * 86_400_000),
      NextVisibleTime: new Date(now + 600_000),
    },
  };
}

export interface TimerOptions {
  isPastDue?: boolean;
  /** No storage to remember runs in: ScheduleStatus is null. */
  withoutStatus?: boolean;
  /** Last is .NET's zero time, without a zone, as before the first run. */
  firstRun?: boolean;
}

/** The timer trigger's TimerInfo (contract 4.2). */
export function timerInfo(options: TimerOptions = {}): InvocationValues {
  const now = Date.now();
  const status = {
    Last: options.firstRun ? '0001-01-01T00:00:00' : new Date(now - 300_000).toISOString(),
    Next: new Date(now + 300_000).toISOString(),
    LastUpdated: new Date(now - 300_000).toISOString(),
  };
  return {
    trigger: {
      Schedule: { AdjustForDST: true },
      ScheduleStatus: options.withoutStatus ? null : status,
      IsPastDue: options.isPastDue ?? false,
    },
  };
}
