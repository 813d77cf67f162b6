import { randomBytes } from 'node:crypto';
import type { InvocationValues } from '../../lib/local-host/envelope.ts';

/** What the host has for an invocation, and what the function must see of it. */
export interface Payload {
  values: InvocationValues;
  /** Fields of the Go event as JSON: bytes in Base64, times in RFC 3339. */
  event: Record<string, unknown>;
  /** The field with what the sender has sent; the others are metadata, which a sender may forge. */
  own: string;
}

/** A text, or bytes where the trigger has `dataType` binary. */
export type Contents = string | Uint8Array;

/** What a sender may send, by title. */
export const texts: { readonly [title: string]: string } = {
  plain: 'hello, world',
  unicode: 'Grüße 👋 日本語 \u2028 \u0000 "quoted" \\ <&>',
  empty: '',
  'like Base64': 'dGVzdA==',
  'like a number': '42',
  'JSON null': 'null',
  'a JSON object': '{"a": "b", "n": 1, "list": [1]}',
  'a JSON array': '["a", "b"]',
  '1 MB': 'ü'.repeat(1 << 19),
};

export const bytes: { readonly [title: string]: Buffer } = {
  few: Buffer.from([0, 255, 10, 128]),
  none: Buffer.alloc(0),
  'text like Base64': Buffer.from('dGVzdA=='),
  'JSON text': Buffer.from('{"a": 1}'),
  '1 MB': randomBytes(1 << 20),
};

/** Whole seconds: the host drops the rest (contract 4.2). */
const at = new Date('2026-01-02T03:04:05Z');
const atText = '2026-01-02T03:04:05Z';

const inJson = (contents: Contents): string =>
  typeof contents === 'string' ? contents : Buffer.from(contents).toString('base64');

/** `Raw` of a batch's item: Go writes bytes in Base64. */
const raw = (contents: Contents): string => Buffer.from(contents).toString('base64');

/** The wrapping objects of the triggers that hand over an object have the text inside. */
const wrapped = (contents: Contents): { text: string; list: unknown[] } => ({
  text: inJson(contents),
  list: [1, null, { deep: true }],
});

const queue = (contents: Contents): Payload => ({
  values: {
    trigger: contents,
    metadata: {
      QueueTrigger: inJson(contents),
      Id: '6b5f4f3c-7d0a-4f0e-9a51-0e9c1a2b3c4d',
      DequeueCount: 3,
      PopReceipt: 'AgAAAAMAAAAAAAAA',
      InsertionTime: at,
      ExpirationTime: at,
      NextVisibleTime: at,
    },
  },
  event: {
    Message: inJson(contents),
    ID: '6b5f4f3c-7d0a-4f0e-9a51-0e9c1a2b3c4d',
    DequeueCount: 3,
    PopReceipt: 'AgAAAAMAAAAAAAAA',
    Inserted: atText,
    Expires: atText,
    NextVisible: atText,
  },
  own: 'Message',
});

const serviceBus = (contents: Contents): Payload => ({
  values: {
    trigger: contents,
    metadata: {
      MessageId: 'the-message',
      SequenceNumber: 9_007_199_254_740_991,
      DeliveryCount: 2,
      EnqueuedTimeUtc: at,
      ExpiresAtUtc: at,
      LockToken: '0e9c1a2b-3c4d-4f0e-9a51-6b5f4f3c7d0a',
      ContentType: 'text/plain',
      CorrelationId: null,
      Subject: 'Grüße',
      SessionId: 'customer-7',
      ApplicationProperties: { priority: 'high', tries: 2 },
    },
  },
  event: {
    Message: inJson(contents),
    Err: null,
    ID: 'the-message',
    SequenceNumber: 9_007_199_254_740_991,
    DeliveryCount: 2,
    Enqueued: atText,
    Expires: atText,
    LockToken: '0e9c1a2b-3c4d-4f0e-9a51-6b5f4f3c7d0a',
    ContentType: 'text/plain',
    CorrelationID: '',
    Subject: 'Grüße',
    SessionID: 'customer-7',
    Properties: { priority: 'high', tries: 2 },
  },
  own: 'Message',
});

const manyServiceBus = (contents: readonly Contents[]): Payload => ({
  values: {
    trigger: contents.map(inJson),
    metadata: {
      MessageIdArray: contents.map((_, i) => `message ${i}`),
      SequenceNumberArray: contents.map((_, i) => i),
      DeliveryCountArray: contents.map(() => 1),
      EnqueuedTimeUtcArray: contents.map(() => atText),
      SubjectArray: contents.map((_, i) => (i === 0 ? null : 'Grüße')),
      ApplicationPropertiesArray: contents.map((_, i) => ({ i })),
    },
  },
  event: {
    Messages: contents.map((each, i) => ({
      Message: inJson(each),
      Raw: raw(each),
      Err: null,
      ID: `message ${i}`,
      SequenceNumber: i,
      DeliveryCount: 1,
      Enqueued: atText,
      Expires: '0001-01-01T00:00:00Z',
      LockToken: '',
      ContentType: '',
      CorrelationID: '',
      Subject: i === 0 ? '' : 'Grüße',
      To: '',
      ReplyTo: '',
      SessionID: '',
      ReplyToSessionID: '',
      PartitionKey: '',
      DeadLetterSource: '',
      Properties: { i },
    })),
  },
  own: 'Messages',
});

const partition = {
  FullyQualifiedNamespace: 'contoso.servicebus.windows.net',
  EventHubName: 'telemetry',
  ConsumerGroup: '$Default',
};

const eventHub = (contents: Contents): Payload => ({
  values: {
    trigger: contents,
    metadata: {
      PartitionContext: { ...partition, PartitionId: '3' },
      PartitionKey: 'sensor-1',
      Offset: '4294967296',
      SequenceNumber: 1042,
      EnqueuedTimeUtc: at,
      Properties: { unit: 'celsius' },
      SystemProperties: { 'iothub-connection-device-id': 'sensor-1' },
    },
  },
  event: {
    Message: inJson(contents),
    Err: null,
    Partition: { ...partition, PartitionID: '3' },
    PartitionKey: 'sensor-1',
    Offset: '4294967296',
    SequenceNumber: 1042,
    Enqueued: atText,
    Properties: { unit: 'celsius' },
    SystemProperties: { 'iothub-connection-device-id': 'sensor-1' },
  },
  own: 'Message',
});

const manyEventHub = (contents: readonly Contents[]): Payload => ({
  values: {
    trigger: contents.map(inJson),
    metadata: {
      PartitionContext: { ...partition, PartitionId: '0' },
      PartitionKeyArray: contents.map((_, i) => (i === 0 ? null : `sensor-${i}`)),
      OffsetArray: contents.map((_, i) => String(4_294_967_296 + i)),
      SequenceNumberArray: contents.map((_, i) => i),
      EnqueuedTimeUtcArray: contents.map(() => atText),
      PropertiesArray: contents.map((_, i) => ({ i })),
      SystemPropertiesArray: contents.map(() => ({})),
    },
  },
  event: {
    Messages: contents.map((each, i) => ({
      Message: inJson(each),
      Raw: raw(each),
      Err: null,
      SequenceNumber: i,
      Offset: String(4_294_967_296 + i),
      PartitionKey: i === 0 ? '' : `sensor-${i}`,
      Enqueued: atText,
      Properties: { i },
      SystemProperties: {},
    })),
    Partition: { ...partition, PartitionID: '0' },
  },
  own: 'Messages',
});

/** The JSON in which the extension wraps a record that is text. */
const kafkaRecord = (contents: Contents, i: number): string =>
  JSON.stringify({
    Offset: 364 + i,
    Partition: 2,
    Topic: 'orders',
    Timestamp: atText,
    Value: contents,
    Key: 'kéy',
    Headers: [{ Key: 'source', Value: 'c2FtcGxl' }],
  });

const kafkaFields = (contents: Contents, i: number): Record<string, unknown> => ({
  Message: inJson(contents),
  Tombstone: false,
  Err: null,
  Key: 'kéy',
  Topic: 'orders',
  Partition: 2,
  Offset: 364 + i,
  Timestamp: atText,
  Headers: [{ Key: 'source', Value: 'c2FtcGxl' }],
});

const kafkaMetadata = {
  Key: 'kéy',
  Topic: 'orders',
  Partition: 2,
  Offset: 364,
  Timestamp: at,
  Headers: [{ Key: 'source', Value: 'c2FtcGxl' }],
};

const kafka = (contents: Contents): Payload => ({
  values:
    typeof contents === 'string'
      ? { trigger: kafkaRecord(contents, 0), metadata: {} }
      : { trigger: contents, metadata: kafkaMetadata },
  event: kafkaFields(contents, 0),
  own: 'Message',
});

const manyKafka = (contents: readonly Contents[]): Payload => ({
  values: { trigger: contents.map(kafkaRecord) },
  event: {
    Messages: contents.map((each, i) => ({ ...kafkaFields(each, i), Raw: raw(each) })),
  },
  own: 'Messages',
});

const manyKafkaBytes = (contents: readonly Contents[]): Payload => ({
  values: {
    trigger: contents.map(inJson),
    metadata: {
      KeyArray: contents.map(() => 'kéy'),
      TopicArray: contents.map(() => 'orders'),
      PartitionArray: contents.map(() => 2),
      OffsetArray: contents.map((_, i) => 364 + i),
      TimestampArray: contents.map(() => atText),
      HeadersArray: contents.map(() => [{ Key: 'source', Value: 'c2FtcGxl' }]),
    },
  },
  event: {
    Messages: contents.map((each, i) => ({ ...kafkaFields(each, i), Raw: raw(each) })),
  },
  own: 'Messages',
});

const rabbitMq = (contents: Contents): Payload => ({
  values: {
    trigger: contents,
    metadata: {
      ConsumerTag: 'amq.ctag-6b5f4f3c7d0a4f0e',
      DeliveryTag: 7,
      Redelivered: true,
      Exchange: '',
      RoutingKey: 'orders',
      BasicProperties: { MessageId: 'the-message', Priority: 4, Headers: { 'x-a': 'aGlnaA==' } },
    },
  },
  event: {
    Message: inJson(contents),
    ConsumerTag: 'amq.ctag-6b5f4f3c7d0a4f0e',
    DeliveryTag: 7,
    Redelivered: true,
    Exchange: '',
    RoutingKey: 'orders',
    Properties: {
      MessageID: 'the-message',
      CorrelationID: '',
      ReplyTo: '',
      Type: '',
      AppID: '',
      UserID: '',
      Expiration: '',
      ContentType: '',
      ContentEncoding: '',
      Priority: 4,
      DeliveryMode: 0,
      Headers: { 'x-a': 'aGlnaA==' },
    },
  },
  own: 'Message',
});

const blob = (contents: Contents): Payload => ({
  values: {
    trigger: Buffer.from(contents), // whatever dataType says
    metadata: {
      BlobTrigger: 'uploads/ä.txt',
      Uri: 'http://127.0.0.1:10000/devstoreaccount1/uploads/%C3%A4.txt',
      Properties: {
        ContentType: 'text/plain',
        ContentLength: contents.length,
        CreatedOn: '2026-01-02T03:04:05+00:00',
        LastModified: '2026-01-02T03:04:05+00:00',
      },
      Metadata: { author: 'Ada' },
      name: 'ä.txt',
    },
  },
  event: {
    Content: inJson(contents),
    URI: 'http://127.0.0.1:10000/devstoreaccount1/uploads/%C3%A4.txt',
    Properties: {
      ContentType: 'text/plain',
      ContentLength: contents.length,
      CreatedOn: atText,
      LastModified: atText,
    },
    Labels: { author: 'Ada' },
  },
  own: 'Content',
});

const sqlChanges = (contents: Contents): Payload => ({
  values: {
    trigger: [0, 1, 2].map((Operation) => ({ Operation, Item: wrapped(contents) })),
  },
  event: {
    Changes: [0, 1, 2].map((Operation) => ({
      Operation,
      Item: wrapped(contents),
      Raw: raw(JSON.stringify(wrapped(contents))),
      Err: null,
    })),
  },
  own: 'Changes',
});

const signalR = (contents: Contents): Payload => ({
  values: {
    trigger: {
      Hub: 'chat',
      Category: 'messages',
      Event: 'sendMessage',
      ConnectionId: 'connection-1',
      UserId: 'Ada',
      Arguments: [inJson(contents), wrapped(contents), 4, null],
      Error: null,
      Headers: { a: 'b' },
      Query: { c: 'd' },
      Claims: { e: 'f' },
    },
  },
  event: {
    Hub: 'chat',
    Category: 'messages',
    Name: 'sendMessage',
    ConnectionID: 'connection-1',
    UserID: 'Ada',
    Arguments: [inJson(contents), wrapped(contents), 4, null],
    Error: '',
    Headers: { a: 'b' },
    Query: { c: 'd' },
    Claims: { e: 'f' },
  },
  own: 'Arguments',
});

const webPubSub = (contents: Contents): Payload => ({
  values: {
    trigger: {
      connectionContext: {
        hub: 'chat',
        eventType: 'user',
        eventName: 'message',
        connectionId: 'connection-1',
        userId: 'Ada',
        states: {},
      },
      data: inJson(contents),
      dataType: 'text',
    },
  },
  event: {
    Hub: 'chat',
    EventType: 'user',
    EventName: 'message',
    ConnectionID: 'connection-1',
    UserID: 'Ada',
    Message: inJson(contents),
    DataType: 'text',
  },
  own: 'Message',
});

const mcpTool = (contents: Contents): Payload => ({
  values: {
    trigger: {
      name: 'Greet',
      arguments: wrapped(contents),
      sessionid: 'session-1',
      clientinfo: { name: 'inspector', version: '1.0' },
      transport: { name: 'http-streamable', properties: { headers: { a: 'b' } } },
    },
  },
  event: {
    Tool: 'Greet',
    Arguments: wrapped(contents),
    SessionID: 'session-1',
    Client: { Name: 'inspector', Version: '1.0' },
    Transport: 'http-streamable',
    Headers: { a: 'b' },
  },
  own: 'Arguments',
});

const daprTopic = (contents: Contents): Payload => ({
  values: {
    trigger: {
      id: 'event-1',
      source: 'shop',
      type: 'com.dapr.event.sent',
      specversion: '1.0',
      datacontenttype: 'application/json',
      data: wrapped(contents),
      pubsubname: 'pubsub',
      topic: 'orders',
      traceid: 'trace-1',
    },
  },
  event: {
    Message: wrapped(contents),
    ID: 'event-1',
    Source: 'shop',
    Type: 'com.dapr.event.sent',
    ContentType: 'application/json',
    PubSub: 'pubsub',
    Topic: 'orders',
    TraceID: 'trace-1',
  },
  own: 'Message',
});

/** Event Grid's own schema. */
const eventGrid = (contents: Contents): Payload => ({
  values: {
    trigger: {
      id: 'event-1',
      topic: '/subscriptions/x',
      subject: 'blobServices/default',
      eventType: 'Microsoft.Storage.BlobCreated',
      eventTime: '2026-01-02T03:04:05.1234567Z',
      data: wrapped(contents),
      dataVersion: '2',
      metadataVersion: '1',
    },
  },
  event: {
    ID: 'event-1',
    Type: 'Microsoft.Storage.BlobCreated',
    Source: '/subscriptions/x',
    Subject: 'blobServices/default',
    Time: '2026-01-02T03:04:05.1234567Z',
    SpecVersion: '',
    DataVersion: '2',
    Data: wrapped(contents),
  },
  own: 'Data',
});

const manyEventGrid = (contents: readonly Contents[]): Payload => {
  const events = contents.map(eventGrid);
  return {
    values: { trigger: events.map(({ values }) => values.trigger) },
    event: {
      Events: events.map(({ values, event }) => ({
        ...event,
        DataSchema: '',
        ContentType: '',
        Raw: values.trigger,
        Err: null,
      })),
    },
    own: 'Events',
  };
};

/** The payloads of a trigger, by its name: one message, or a run of it. */
export const one: { readonly [trigger: string]: (contents: Contents) => Payload } = {
  queue,
  sendgrid: queue,
  blob,
  'servicebus-queue': serviceBus,
  'servicebus-topic': serviceBus,
  eventhub: eventHub,
  iothub: eventHub,
  kafka,
  rabbitmq: rabbitMq,
  eventgrid: eventGrid,
  sql: sqlChanges,
  mysql: sqlChanges,
  signalr: signalR,
  webpubsub: webPubSub,
  'mcp-tool': mcpTool,
  'dapr-topic': daprTopic,
  cosmosdb: (contents) => ({
    values: { trigger: [wrapped(contents), { id: '2' }] },
    event: {
      Changes: [wrapped(contents), { id: '2' }].map((document) => ({
        Document: document,
        Raw: raw(JSON.stringify(document)),
        Err: null,
      })),
    },
    own: 'Changes',
  }),
  'redis-pubsub': (contents) => ({
    values: {
      trigger: JSON.stringify({
        SubscriptionChannel: 'news.*',
        Channel: 'news.go',
        Message: contents,
      }),
    },
    event: { Message: inJson(contents), Channel: 'news.go', Subscription: 'news.*' },
    own: 'Message',
  }),
  'redis-list': (contents) => ({
    values: { trigger: contents },
    event: { Entry: inJson(contents) },
    own: 'Entry',
  }),
  'redis-stream': (contents) => ({
    values: {
      trigger: { Id: '1526919030474-55', Values: { text: inJson(contents) } },
      metadata: { Key: 'orders' },
    },
    event: { ID: '1526919030474-55', Values: { text: inJson(contents) }, Key: 'orders' },
    own: 'Values',
  }),
  'dapr-service-invocation': (contents) => ({
    values: { trigger: wrapped(contents) },
    event: { Body: wrapped(contents) },
    own: 'Body',
  }),
  'dapr-binding': (contents) => ({
    values: { trigger: wrapped(contents) },
    event: { Data: wrapped(contents) },
    own: 'Data',
  }),
  timer: () => ({
    values: {
      trigger: {
        Schedule: { AdjustForDST: true },
        ScheduleStatus: {
          Last: '0001-01-01T00:00:00',
          Next: '2026-01-02T04:04:05+01:00',
          LastUpdated: '2026-01-02T03:04:05.7654321',
        },
        IsPastDue: true,
      },
    },
    event: {
      IsPastDue: true,
      Last: '0001-01-01T00:00:00Z',
      Next: '2026-01-02T04:04:05+01:00',
      Updated: '2026-01-02T03:04:05.7654321Z',
    },
    own: 'IsPastDue',
  }),
  warmup: () => ({
    values: { trigger: {} },
    event: { Function: 'warmup' },
    own: 'Function',
  }),
};

/** Those of the triggers that have the cardinality many. */
export const many: { readonly [trigger: string]: (contents: readonly Contents[]) => Payload } = {
  'servicebus-queue': manyServiceBus,
  'servicebus-topic': manyServiceBus,
  eventhub: manyEventHub,
  iothub: manyEventHub,
  eventgrid: manyEventGrid,
  kafka: (contents) =>
    contents.some((each) => typeof each !== 'string')
      ? manyKafkaBytes(contents)
      : manyKafka(contents),
};
