import type { Binding } from '../../../lib/local-host/binding.ts';
import {
  envelopeData,
  envelopeMetadata,
  type InvocationValues,
  type RetryContext,
} from '../../../lib/local-host/envelope.ts';
import type { HostFunction } from '../../../lib/local-host/function-json.ts';
import { parameterType } from '../../../lib/local-host/triggers/arrival.ts';
import { daprTrigger } from '../../../lib/local-host/triggers/dapr.ts';
import {
  cosmosDBTrigger,
  type RowChange,
  rowsTrigger,
} from '../../../lib/local-host/triggers/documents.ts';
import { checkProperties, notIndexed } from '../../../lib/local-host/triggers/indexing.ts';
import {
  mcpPromptTrigger,
  mcpResourceTrigger,
  mcpToolProperty,
  mcpToolTrigger,
} from '../../../lib/local-host/triggers/mcp.ts';
import {
  eventHubTrigger,
  kafkaTrigger,
  rabbitMQTrigger,
  serviceBusTrigger,
} from '../../../lib/local-host/triggers/messaging.ts';
import {
  redisListTrigger,
  redisPubSubTrigger,
  redisStreamTrigger,
} from '../../../lib/local-host/triggers/redis.ts';
import { signalRTrigger } from '../../../lib/local-host/triggers/signalr.ts';
import { returned } from './returned.ts';
import { type Case, type Group, shortChain } from './vectors.ts';

/** What the extensions' triggers hand over. */
export const extensionTriggerGroups: Group[] = [
  wires('ext-servicebus.json', (binding, each) => {
    if (each.id.endsWith('amqp-value-body')) {
      return serviceBusTrigger(binding, [{ body: Buffer.from('value body'), lockToken: '<guid>' }]);
    }
    return serviceBusTrigger(
      binding,
      two(binding).map(() => ({
        body: bytes(each.given),
        deliveryCount: 1,
        lockToken: '<guid>',
        sequenceNumber: 7,
        enqueued: '2020-01-02T03:04:05.123Z',
        expires: '2020-01-03T03:04:05.123Z',
        messageId: 'm1',
        contentType: 'text/plain',
        replyTo: 'r',
        to: 'to',
        subject: 'subj',
        correlationId: 'c1',
        sessionId: 's1',
        partitionKey: 'pk',
        applicationProperties: { p1: 'v1', n: 42 },
      })),
    );
  }),
  wires('ext-eventhubs.json', (binding, each) =>
    eventHubTrigger(
      binding,
      two(binding).map(() => ({
        body: bytes(each.given),
        partitionKey: 'pk',
        offset: '4096',
        sequenceNumber: 7,
        enqueued: '2020-01-02T03:04:05.123Z',
        properties: { p1: 'v1', n: 42 },
        systemProperties: { 'x-opt-custom': 'c' },
      })),
    ),
  ),
  wires('ext-kafka.json', (binding, each) =>
    kafkaTrigger(
      binding,
      kafkaOffsets(each).map((offset) => ({
        offset,
        ...(each.given === null
          ? { body: null, timestamp: kafkaTime(each) }
          : {
              body: bytes(each.given),
              timestamp: '2020-01-02T03:04:05Z',
              key: 'k1',
              headers: [{ key: 'h1', value: 'v1' }],
            }),
      })),
    ),
  ),
  wires('ext-rabbitmq.json', (binding, each) =>
    rabbitMQTrigger(binding, {
      body: bytes(each.given),
      consumerTag: '<consumer tag>',
      deliveryTag: Number(each.then.wire.Metadata.DeliveryTag),
      routingKey: String(binding.queueName),
      contentType: 'text/plain',
      messageId: 'm1',
      headers: { h1: 'v1' },
    }),
  ),
  wires('ext-redis.json', redis, /-trigger-/),
  wires('ext-cosmosdb.json', (binding, { given }) => cosmosDBTrigger(binding, given)),
  wires(
    'ext-sql.json',
    (_binding, { given }) => rowsTrigger(given.map(sqlChange)),
    /-trigger-absent-(absent|string)/,
  ),
  wires(
    'ext-mysql.json',
    (_binding, { given }) =>
      rowsTrigger(given.map((each: string) => ({ operation: 'insert', item: mysqlRow(each) }))),
    /-trigger-absent-(absent|string)/,
  ),
  wires(
    'ext-signalr.json',
    (binding, { id, given }) =>
      signalRTrigger(
        binding,
        {
          arguments: given.arguments,
          hub: 'hub',
          category: String(binding.category),
          event: String(binding.event),
          connectionId: 'c1',
          userId: 'u1',
          headers: { h: 'v' },
          query: { q: '1' },
          claims: { sub: 'u1' },
        },
        id.includes('-1.9-') ? '1.9' : 'newer',
      ),
    /^signalr-(1\.9-trigger-(?!return|cardinality)|trigger-(?!return))/,
  ),
  {
    file: 'ext-dapr.json',
    ids: /-trigger-/,
    run: runDapr,
    expected: ({ then }) => ({ wire: withoutSys(then.wire), httpStatus: then.httpStatus }),
  },
  wires(
    'ext-mcp.json',
    (binding, { given }) => mcpToolTrigger(binding, args(given)),
    /mcp-tool-(?!return|property|no-desc)/,
  ),
  {
    file: 'ext-mcp.json',
    ids: /mcp-tool-property-(?!without)/,
    run: ({ functionJson, given }) => {
      const [trigger, property] = functionJson as [Binding, Binding];
      const text = args(given) as string;
      const values = {
        ...mcpToolTrigger(trigger, text),
        inputs: { p: mcpToolProperty(property, text) },
      };
      return { wire: wire([trigger, property], values) };
    },
    expected: ({ then }) => ({ wire: withoutSys(then.wire) }),
  },
  {
    file: 'ext-mcp.json',
    ids: /mcp-(resource|prompt)-/,
    run: (each) => {
      const [trigger] = each.functionJson as [Binding];
      const isResource = each.id.includes('resource');
      const { result, failure } = returned(each);
      return {
        wire: wire(
          [trigger],
          isResource ? mcpResourceTrigger(trigger) : mcpPromptTrigger(trigger, '{"a":"hello"}'),
        ),
        [isResource ? 'resourceResult' : 'promptResult']: result,
        failure,
      };
    },
    expected: ({ then: { parameterType: _type, valueTypes: _values, ...then } }) => ({
      ...then,
      wire: withoutSys(then.wire),
    }),
  },
];

/** Functions that the SDK does not index, and bindings that it cannot configure. */
export const indexingGroups: Group[] = [
  ...[
    ['ext-sql.json', /-trigger-(absent-binary|many)-/],
    ['ext-mysql.json', /-trigger-(absent-binary|many)-/],
    ['ext-signalr.json', /1\.9-trigger-cardinality-many/],
  ].map(
    ([file, ids]): Group => ({
      file: file as string,
      ids: ids as RegExp,
      run: ({ functionJson }) => {
        const [binding] = functionJson as [Binding];
        return { failure: shortChain(notIndexed('<function>', binding)?.call) };
      },
      expected: ({ then }) => ({ failure: then.failure }),
    }),
  ),
  ...[
    ['ext-redis.json', /-configure-/],
    ['ext-mcp.json', /-without-isRequired$|-no-description-/],
  ].map(
    ([file, ids]): Group => ({
      file: file as string,
      ids: ids as RegExp,
      run: ({ functionJson }) => {
        try {
          for (const binding of functionJson as Binding[]) checkProperties(binding);
          return {};
        } catch (error) {
          return { failure: shortChain(error) };
        }
      },
      expected: ({ then }) => ({ failure: then.failure }),
    }),
  ),
];

/** Cases whose `wire` the values make. */
function wires(
  file: string,
  values: (binding: Binding, each: Case) => InvocationValues | undefined,
  ids = /-trigger-/,
): Group {
  return {
    file,
    ids,
    run: (each) => {
      const [binding] = functionBindings(each);
      const own =
        file === 'ext-signalr.json' && each.id.includes('1.9') ? 'JObject' : parameterType(binding);
      try {
        const sent = values(binding, each);
        return { parameterType: own, wire: sent ? wire([binding], sent) : null };
      } catch (error) {
        return { parameterType: own, wire: null, failure: shortChain(error) };
      }
    },
    expected: ({ then }) => ({
      parameterType: then.parameterType,
      wire: withoutSys(then.wire ?? null),
      failure: then.failure,
    }),
  };
}

function functionBindings({ functionJson }: Case): [Binding, ...Binding[]] {
  return functionJson as [Binding, ...Binding[]];
}

/** Data and Metadata as the handler gets them; `sys` only where it is asked for. */
export function wire(
  bindings: [Binding, ...Binding[]],
  values: InvocationValues,
  name = '<function>',
  retry?: RetryContext,
  withSys = false,
) {
  const [trigger, ...others] = bindings;
  const hostFunction = {
    name,
    trigger,
    inputs: others.filter(({ direction }) => direction !== 'out'),
  } as unknown as HostFunction;
  const both = {
    Data: envelopeData(hostFunction, values),
    Metadata: envelopeMetadata(hostFunction, values, retry),
  };
  return withSys ? both : withoutSys(both);
}

// It is compared in the host's own files.
function withoutSys(recorded: { Data: unknown; Metadata: Record<string, unknown> } | null) {
  if (!recorded) return null;
  const { sys, ...others } = recorded.Metadata;
  const isOwn = typeof sys === 'object' && sys !== null && 'MethodName' in sys;
  return { Data: recorded.Data, Metadata: isOwn ? others : recorded.Metadata };
}

function bytes(given: string | { base64: string }): Buffer {
  return typeof given === 'string' ? Buffer.from(given) : Buffer.from(given.base64, 'base64');
}

/** Batches are two equal messages. */
function two({ cardinality }: Binding): number[] {
  return cardinality === 'many' ? [0, 1] : [0];
}

// The broker counts; the case shows where it was.
function kafkaOffsets({ then }: Case): number[] {
  const { Offset, OffsetArray } = then.wire?.Metadata ?? {};
  if (OffsetArray) return JSON.parse(OffsetArray);
  return [Number(String(Offset ?? '0').replaceAll('"', ''))];
}

// The broker's own time, which differs from run to run.
function kafkaTime({ then }: Case): string {
  const text = /(\d\d)\/(\d\d)\/(\d{4}) ([\d:]+)/.exec(then.wire?.Metadata.Timestamp ?? '');
  return text ? `${text[3]}-${text[1]}-${text[2]}T${text[4]}Z` : '2020-01-02T03:04:05Z';
}

function redis(binding: Binding, { given, then }: Case): InvocationValues | undefined {
  const sent = /^two values|^SET/.test(given) ? Buffer.from('') : bytes(given);
  if (binding.type === 'redisListTrigger')
    return redisListTrigger(
      binding,
      two(binding).map(() => sent),
    );
  if (binding.type === 'redisStreamTrigger') {
    const entries = two(binding).map((i) => ({
      id: streamId(then, i),
      values: { f1: sent, ...(i === 0 && { f2: Buffer.from('v2') }) },
    }));
    return redisStreamTrigger(binding, entries);
  }
  const channel = String(binding.channel);
  const keyspace = { '__keyspace@0__:kk': 'set', '__keyevent@0__:set': 'kk' }[channel];
  const message = keyspace ? Buffer.from(keyspace) : sent;
  return redisPubSubTrigger(binding, channel.replace('*', 'X'), message);
}

// Inside Base64 the recorded ids were left as they were.
function streamId(then: Case['then'], i: number): string {
  const data = then.wire?.Data.m as string | undefined;
  const item = data?.startsWith('[') ? (JSON.parse(data) as string[])[i] : data;
  const text = Buffer.from(item ?? '', 'base64').toString();
  return /"Id":"(\d+-\d+)"/.exec(text)?.[1] ?? '<stream id>';
}

function runDapr({ functionJson, given }: Case) {
  const [binding] = functionJson as [Binding];
  try {
    const sent = daprTrigger(binding, bytes(given.httpBody));
    return { wire: wire([binding], sent), httpStatus: 200 };
  } catch {
    return { wire: null, httpStatus: 500 };
  }
}

const rows: Record<string, unknown> = {
  'insert {id,a,at,s}': { id: 1, a: 1, at: '2020-01-02T03:04:05.123Z', s: 'héllo' },
  'update {id,a:null,s}': { id: 2, a: null, s: '{hello}' },
  'delete {id}': { id: 3 },
};

function sqlChange(each: string): RowChange {
  return { operation: each.split(' ')[0] as RowChange['operation'], item: rows[each] };
}

function mysqlRow(each: string): unknown {
  return each === '{id,a,at,s}'
    ? { id: 1, a: 1, at: '2020-01-02T03:04:05Z', s: 'héllo' }
    : { id: 2, a: null };
}

function args(given: { arguments: unknown } | null): string | undefined {
  return given?.arguments === undefined ? undefined : JSON.stringify(given.arguments);
}
