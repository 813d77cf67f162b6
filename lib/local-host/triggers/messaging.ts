import type { Binding } from '../binding.ts';
import { jsonText } from '../encode-value.ts';
import type { InvocationValues } from '../envelope.ts';
import { hostError } from '../host-error.ts';
import { NetTime } from '../json/net-date.ts';
import { isMany, messagesValue, oneOrAll, parameterType } from './arrival.ts';

export interface ServiceBusMessage {
  body: Buffer;
  deliveryCount?: number;
  lockToken?: string;
  sequenceNumber?: number;
  /** ISO 8601; .NET's smallest and largest time when missing. */
  enqueued?: string;
  expires?: string;
  messageId?: string;
  contentType?: string;
  replyTo?: string;
  to?: string;
  subject?: string;
  correlationId?: string;
  sessionId?: string;
  replyToSessionId?: string;
  partitionKey?: string;
  deadLetterSource?: string;
  applicationProperties?: Record<string, unknown>;
}

/** ext-servicebus.json */
export function serviceBusTrigger(
  binding: Binding,
  messages: ServiceBusMessage[],
): InvocationValues {
  return {
    trigger: messagesValue(
      binding,
      messages.map(({ body }) => body),
    ),
    metadata: {
      MessageReceiver: {},
      MessageSession: {},
      MessageActions: {},
      SessionActions: {},
      ReceiveActions: {},
      Client: {
        FullyQualifiedNamespace: 'ns.servicebus.example',
        IsClosed: false,
        TransportType: 0,
        Identifier: 'ns.servicebus.example-0e9c1a2b-3c4d-4f0e-9a51-6b5f4f3c7d0a',
      },
      ...oneOrAll(binding, messages.map(serviceBusData)),
      // Of several messages the extension gives the partition keys here too.
      ...(isMany(binding) && {
        TransactionPartitionKeyArray: messages.map(({ partitionKey = null }) => partitionKey),
      }),
    },
  };
}

function serviceBusData(message: ServiceBusMessage): Record<string, unknown> {
  const enqueued = message.enqueued ?? '0001-01-01T00:00:00Z';
  const expires = message.expires ?? '9999-12-31T23:59:59.999Z';
  const { applicationProperties = {} } = message;
  return {
    DeliveryCount: message.deliveryCount,
    DeadLetterSource: message.deadLetterSource,
    LockToken: message.lockToken ?? '00000000-0000-0000-0000-000000000000',
    ExpiresAtUtc: NetTime.unzoned(expires),
    ExpiresAt: NetTime.offset(expires),
    EnqueuedTimeUtc: NetTime.unzoned(enqueued),
    EnqueuedTime: NetTime.offset(enqueued),
    MessageId: message.messageId,
    ContentType: message.contentType,
    ReplyTo: message.replyTo,
    SequenceNumber: message.sequenceNumber ?? 0,
    To: message.to,
    Subject: message.subject,
    Label: message.subject,
    CorrelationId: message.correlationId,
    ApplicationProperties: applicationProperties,
    UserProperties: applicationProperties,
    SessionId: message.sessionId,
    ReplyToSessionId: message.replyToSessionId,
    PartitionKey: message.partitionKey,
  };
}

export interface EventHubEvent {
  body: Buffer;
  partitionKey?: string;
  offset: string;
  sequenceNumber: number;
  enqueued: string;
  properties?: Record<string, unknown>;
  systemProperties?: Record<string, unknown>;
}

/** ext-eventhubs.json */
export function eventHubTrigger(binding: Binding, events: EventHubEvent[]): InvocationValues {
  const context = {
    IsCheckpointingAfterInvocation: false,
    FullyQualifiedNamespace: 'ns.servicebus.example',
    EventHubName: binding.eventHubName,
    ConsumerGroup: binding.consumerGroup ?? '$Default',
    PartitionId: '0',
  };
  return {
    trigger: messagesValue(
      binding,
      events.map(({ body }) => body),
    ),
    metadata: {
      PartitionContext: context,
      TriggerPartitionContext: context,
      ...oneOrAll(binding, events.map(eventHubData)),
    },
  };
}

function eventHubData(event: EventHubEvent): Record<string, unknown> {
  const enqueued = NetTime.unzoned(event.enqueued);
  return {
    PartitionKey: event.partitionKey,
    Offset: event.offset,
    OffsetString: event.offset,
    SequenceNumber: event.sequenceNumber,
    EnqueuedTimeUtc: enqueued,
    Properties: event.properties ?? {},
    SystemProperties: {
      ...event.systemProperties,
      SequenceNumber: event.sequenceNumber,
      Offset: Number(event.offset),
      OffsetString: event.offset,
      PartitionKey: event.partitionKey ?? null,
      EnqueuedTimeUtc: enqueued,
    },
  };
}

export interface RabbitMessage {
  body: Buffer;
  consumerTag: string;
  deliveryTag: number;
  redelivered?: boolean;
  exchange?: string;
  routingKey: string;
  contentType?: string;
  messageId?: string;
  /** Text, which RabbitMQ carries as bytes. */
  headers?: Record<string, string>;
}

/** ext-rabbitmq.json */
export function rabbitMQTrigger(binding: Binding, message: RabbitMessage): InvocationValues {
  const headers = Object.entries(message.headers ?? {}).map(([name, text]) => [
    name,
    Buffer.from(text),
  ]);
  return {
    trigger: messagesValue(binding, [message.body]),
    metadata: {
      ConsumerTag: message.consumerTag,
      DeliveryTag: message.deliveryTag,
      Redelivered: message.redelivered ?? false,
      Exchange: message.exchange ?? '',
      RoutingKey: message.routingKey,
      BasicProperties: {
        ContentType: message.contentType ?? null,
        ContentEncoding: null,
        Headers: message.headers ? Object.fromEntries(headers) : null,
        DeliveryMode: 0,
        Priority: 0,
        CorrelationId: null,
        ReplyTo: null,
        Expiration: null,
        MessageId: message.messageId ?? null,
        Timestamp: { UnixTime: 0 },
        Type: null,
        UserId: null,
        AppId: null,
        ClusterId: null,
        ProtocolClassId: 60,
        ProtocolClassName: 'basic',
        Persistent: false,
        ReplyToAddress: null,
      },
      Body: { Length: message.body.length, IsEmpty: message.body.length === 0 },
    },
  };
}

export interface KafkaEvent {
  /** Null for a tombstone. */
  body: Buffer | null;
  offset: number;
  partition?: number;
  /** ISO 8601, UTC. */
  timestamp: string;
  key?: string;
  headers?: { key: string; value: string }[];
}

/** ext-kafka.json. Without `binary` the handler gets the whole event as JSON text, with it the payload alone. */
export function kafkaTrigger(binding: Binding, events: KafkaEvent[]): InvocationValues {
  const type = parameterType(binding);
  if (type === 'object[]') {
    throw hostError(
      'System.InvalidOperationException',
      'Value deserializer was not specified and there is no default deserializer defined for type Object.',
    );
  }
  const bodies = events.map((event) =>
    type.startsWith('byte')
      ? (event.body ?? Buffer.alloc(0))
      : Buffer.from(kafkaJson(binding, event)),
  );
  const all = events.map((event) => kafkaData(binding, event));
  return {
    trigger: messagesValue(binding, bodies),
    metadata: isMany(binding) ? oneOrAll(binding, all) : kafkaOne(all[0] ?? {}),
  };
}

function kafkaHeaders({ headers = [] }: KafkaEvent) {
  return headers.map(({ key, value }) => ({ Key: key, Value: Buffer.from(value) }));
}

function kafkaData(binding: Binding, event: KafkaEvent): Record<string, unknown> {
  const clock = new Date(event.timestamp).getTime();
  return {
    Partition: event.partition ?? 0,
    Offset: event.offset,
    Timestamp: new NetTime({ clock, ticks: 0, kind: 'utc', offset: 0 }),
    Topic: binding.topic,
    Key: event.key,
    Headers: kafkaHeaders(event),
    LeaderEpoch: 0,
    IsPartitionEOF: false,
  };
}

// The order of the extension, which has the key first.
function kafkaOne({ Key, ...others }: Record<string, unknown>): Record<string, unknown> {
  return { Key, ...others };
}

function kafkaJson(binding: Binding, event: KafkaEvent): string {
  return jsonText({
    Offset: event.offset,
    Partition: event.partition ?? 0,
    Topic: binding.topic,
    Timestamp: event.timestamp,
    Value: event.body?.toString('utf8') ?? null,
    LeaderEpoch: 0,
    IsPartitionEOF: false,
    Key: event.key ?? null,
    Headers: kafkaHeaders(event).map(({ Key, Value }) => ({
      Key,
      Value: Value.toString('base64'),
    })),
  });
}
