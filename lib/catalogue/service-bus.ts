import type { Option } from '../options/option.ts';
import { messageSample } from './messages.ts';

/** Whether a queue or subscription has sessions: a trigger must say so, or it gets no message at all. */
export const sessionsOption: Option = {
  name: 'is-sessions-enabled',
  kind: 'choice',
  help: 'Whether the queue or subscription requires sessions: the messages of one session come in order.',
  example: '--is-sessions-enabled true',
  choices: [
    { value: 'false', title: 'false' },
    { value: 'true', title: 'true' },
  ],
  fallback: () => 'false',
};

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
