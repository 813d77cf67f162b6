import { defineOption } from '../../options/option.ts';
import { messageSample } from '../messages.ts';
import type { Guide } from '../trigger.ts';
import { referencedSetting } from './referenced-setting.ts';

/** Whether a queue or subscription has sessions: a trigger must say so, or it gets no message at all. */
export const sessionsOption = defineOption({
  name: 'is-sessions-enabled',
  type: 'boolean',
  help: 'Whether the queue or subscription requires sessions: the messages of one session come in order.',
  example: 'true',
  optional: true,
  defaultDescription: 'false',
});

/** The app setting that names a queue, topic or subscription, if one does; of dead letters the same. */
export function entitySetting(name: string | undefined, local: string): Record<string, string> {
  return referencedSetting(name?.replace(/\/\$DeadLetterQueue$/i, ''), local);
}

/** What Service Bus says about a message (azure-sdk-for-net `ServiceBusTriggerBindingStrategy.cs`). */
export const serviceBusSample = messageSample({
  MessageId: '6b5f4f3c7d0a4f0e9a510e9c1a2b3c4d',
  SequenceNumber: 1042,
  DeliveryCount: 1,
  EnqueuedTimeUtc: '2026-01-02T03:04:05Z',
  ExpiresAtUtc: '2026-01-16T03:04:05Z',
  LockToken: '0e9c1a2b-3c4d-4f0e-9a51-6b5f4f3c7d0a',
  ContentType: 'application/json',
  CorrelationId: null,
  Subject: 'order',
  SessionId: 'customer-7',
  ApplicationProperties: { priority: 'high' },
});

/** What arrives from a queue or a subscription, and what becomes of a call that fails. */
export const serviceBusGuide: Guide = {
  arrives:
    'One message, or several with `"cardinality": "many"`: its value, along with the id, how often it was delivered, the session and the sender\'s own properties. In a batch, one that does not fit the Go type has an `Err`.',
  fails:
    'Service Bus delivers it again, as often as the queue or subscription allows (10 times unless it says otherwise), and then moves it to the dead letters. Of a batch, all come again: to spare the good ones, send the bad ones (`m.Raw`) to an output and return nil.',
};
