import type { Binding } from '../binding.ts';
import { type Culture, invariant } from '../json/culture.ts';
import { readJson, type Token } from '../json/json-net.ts';
import { bindingValue, collect, type Kind } from './collect.ts';
import { daprBinding, daprInvoke, daprPublish, daprState } from './dapr.ts';
import { eventGrid } from './event-grid.ts';
import { kafka } from './kafka.ts';
import type { Item, Service } from './landing.ts';
import { messages, storageQueue } from './messages.ts';
import { mysql } from './mysql.ts';
import { redis } from './redis.ts';
import { cosmosDB, sql, table } from './rows.ts';
import { signalR } from './signalr.ts';
import { webPubSub } from './web-pubsub.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a service takes follows from its kind
const services: Record<string, { kind: Kind; service: Service<any> }> = {
  queue: { kind: 'byte[]', service: storageQueue }, // outputs-queue.json
  blob: { kind: 'Stream', service: messages('path', 'blobPath') }, // outputs-blob.json
  table: { kind: 'JObject', service: table }, // tables.json
  eventgrid: { kind: 'byte[]', service: eventGrid }, // outputs-eventgrid.json
  eventhub: { kind: 'byte[]', service: messages('eventHubName', 'path') }, // ext-eventhubs.json
  servicebus: { kind: 'string', service: messages('queueName', 'topicName') }, // ext-servicebus.json
  kafka: { kind: 'string', service: kafka }, // ext-kafka.json
  rabbitmq: { kind: 'byte[]', service: messages('queueName') }, // ext-rabbitmq.json
  redis: { kind: 'byte[]', service: redis }, // ext-redis.json
  daprstate: { kind: 'byte[]', service: daprState }, // ext-dapr.json, as the next three
  daprpublish: { kind: 'byte[]', service: daprPublish },
  daprbinding: { kind: 'byte[]', service: daprBinding },
  daprinvoke: { kind: 'byte[]', service: daprInvoke },
  cosmosdb: { kind: 'JObject', service: cosmosDB }, // ext-cosmosdb.json
  sql: { kind: 'JObject', service: sql }, // ext-sql.json
  mysql: { kind: 'JObject', service: mysql }, // ext-mysql.json
  signalr: { kind: 'JObject', service: signalR }, // ext-signalr.json
  webpubsub: { kind: 'JObject', service: webPubSub }, // ext-webpubsub.json
};

export interface Landing {
  /** What reached the service, in order; also what did before a failure. */
  items: Item[];
  /** What the invocation fails with: the host's exception, its `cause` the next inner one. */
  failure?: Error;
}

/** Which parameter the host picks for an output of this type, or undefined when the double does not know it. */
export function kindOf(type: string): Kind | undefined {
  return services[type.toLowerCase()]?.kind;
}

/** What of the host shows in an output. */
export interface HostSettings {
  /** Without it invariant and UTC, as on Linux. */
  culture?: Culture;
  /** host.json's `extensions.queues.messageEncoding`, `base64` by default. */
  queueEncoding?: 'base64' | 'none';
}

/**
 * What reaches the service when a handler answers `value` for an output.
 *
 *     land({ type: 'queue', direction: 'out', name: 'out', queueName: 'q' }, '"aGVsbG8="')
 *     // { items: [{ to: 'q', body: <hello> }] }
 *     land({ type: 'blob', ... }, '"2020-01-02T03:04:05Z"').failure?.name // System.ArgumentNullException
 *
 * `binding` is the binding of function.json; expressions in its names are resolved before (names.ts). `value` is the
 * raw JSON text of `Outputs.<name>`, or of `ReturnValue` for `$return`; undefined when the answer has none. The items
 * are messages (`body`), Redis commands, HTTP requests (Event Grid, Dapr, SignalR), rows, table entities or Web PubSub
 * actions: landing.ts.
 */
export function land(
  binding: Binding,
  value: string | undefined,
  settings: HostSettings = {},
): Landing {
  const { culture = invariant } = settings;
  return landToken(
    binding,
    value === undefined ? { type: 'null' } : readJson(value, { culture }),
    settings,
  );
}

/** The same for what Json.NET has read already. */
export function landToken(binding: Binding, token: Token, settings: HostSettings = {}): Landing {
  const { culture = invariant, queueEncoding = 'base64' } = settings;
  const known = services[binding.type.toLowerCase()];
  if (!known) throw new Error(`The double knows no output of type '${binding.type}'.`);
  const items: Item[] = [];
  const value = bindingValue(token, binding.dataType);
  if (value === undefined) return { items };
  try {
    const collected = collect(known.kind, value, culture);
    known.service.send(collected, { binding, culture, queueEncoding }, items);
    return { items };
  } catch (failure) {
    return { items, failure: failure as Error };
  }
}
