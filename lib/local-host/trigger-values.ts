import { randomUUID } from 'node:crypto';
import type { InvocationValues } from './envelope.ts';
import { NetTime } from './json/net-date.ts';

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
      InsertionTime: NetTime.offset(now),
      ExpirationTime: NetTime.offset(now + 7 * 86_400_000),
      NextVisibleTime: NetTime.offset(now + 600_000),
    },
  };
}

export interface TimerOptions {
  isPastDue?: boolean;
  /** No storage to remember runs in: ScheduleStatus is null. */
  withoutStatus?: boolean;
  /** True for a cron expression, false for a time span. */
  adjustForDst?: boolean;
  /** Called by the admin API: the status is as new as the call. */
  byHand?: boolean;
  /** Last is .NET's zero time, without a zone, as before the first run. */
  firstRun?: boolean;
}

/** The timer trigger's TimerInfo (contract 4.2). */
export function timerInfo(options: TimerOptions = {}): InvocationValues {
  const now = Date.now();
  const status = {
    Last: options.firstRun ? '0001-01-01T00:00:00' : wholeSeconds(now - 300_000),
    Next: wholeSeconds(now + 300_000),
    LastUpdated: options.byHand
      ? new Date(now).toISOString().replace('Z', '0000+00:00')
      : wholeSeconds(now - 300_000),
  };
  return {
    trigger: {
      Schedule: { AdjustForDST: options.adjustForDst ?? true },
      ScheduleStatus: options.withoutStatus ? null : status,
      IsPastDue: options.isPastDue ?? false,
    },
  };
}

// A time of the host's clock in UTC; the schedule's times are whole seconds.
function wholeSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 'yyyy-MM-ddTHH:mm:ss'.length)}+00:00`;
}
