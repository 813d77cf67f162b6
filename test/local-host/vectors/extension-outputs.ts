import type { Binding } from '../../../lib/local-host/binding.ts';
import { readExactly } from '../../../lib/local-host/json/exact.ts';
import { kindOf, land } from '../../../lib/local-host/outputs/land.ts';
import type {
  Action,
  Command,
  Item,
  Message,
  Request,
  Row,
} from '../../../lib/local-host/outputs/landing.ts';
import { resolveNames } from '../../../lib/local-host/outputs/names.ts';
import { type Case, type Group, shortChain } from './vectors.ts';

/** How each extension's file writes what landed. */
const forms: Record<string, (items: Item[]) => unknown[]> = {
  'ext-servicebus.json': (items) =>
    (items as Message[]).map(({ to, body }) => ({
      entity: to,
      body: content(body),
      contentType: 'text/plain',
      applicationProperties: { $AzureWebJobsParentId: '<guid>' },
      messageIdSet: false,
    })),
  'ext-eventhubs.json': (items) =>
    (items as Message[]).map(({ to, body }) => ({ eventHub: to, body: content(body) })),
  'ext-rabbitmq.json': (items) => (items as Message[]).map(({ body }) => content(body)),
  'ext-kafka.json': (items) =>
    (items as Message[]).map(({ to, body, key, headers }) => ({
      topic: to,
      value: content(body),
      ...(key !== undefined && { key: content(Buffer.from(key)) }),
      ...(headers && {
        headers: headers.map((header) => ({
          key: header.key,
          value: content(Buffer.from(header.value)),
        })),
      }),
    })),
  'ext-redis.json': (items) =>
    (items as Command[]).map(({ command }) => command.map(redisText).join(' ')),
  'ext-dapr.json': requests,
  'ext-signalr.json': requests,
  'ext-cosmosdb.json': (items) => (items as Row[]).map(({ json }) => readExactly(json)),
  'ext-sql.json': (items) =>
    items.length === 0
      ? []
      : [
          {
            table: (items[0] as Row).table,
            itemType: 'JObject',
            rows: (items as Row[]).map(({ json }) => readExactly(json)),
          },
        ],
  'ext-mysql.json': (items) => (items as Row[]).map(({ json }) => mysqlRow(json)),
  'ext-webpubsub.json': (items) =>
    (items as Action[]).map(({ hub, action, data, dataType }) => ({
      hub,
      action,
      data: data && content(data),
      dataType,
      excluded: [],
    })),
};

/** What the extensions do with outputs. */
export const extensionOutputGroups: Group[] = Object.entries(forms).flatMap(([file, form]) => [
  {
    file,
    ids: /-out-(?!.*(expression|percent)(-|$))/,
    run: (each: Case) => run(each, form),
    expected: recorded,
  },
  {
    file,
    ids: /-out-.*(expression|percent)(-|$)/,
    run: (each: Case) => runResolved(each, form),
    expected: ({ then }: Case) => then,
  },
]);

// What the cases send where `given` names the trigger's text alone.
const sent: Record<string, unknown> = {
  cosmosDB: { id: '1' },
  sql: { id: 1 },
  mysql: { id: 1, s: 'hello' },
  signalR: { target: 't', arguments: [] },
  webPubSub: { actionName: 'sendToAll', data: 'x' },
  daprState: { value: 1 },
  daprPublish: { payload: 1 },
};
const settings = { Q: 'resolved', T: 'resolved', D: 'dbp' };

function runResolved({ functionJson, given }: Case, form: (items: Item[]) => unknown[]) {
  const [binding] = functionJson as [Binding];
  const [, trigger = '', output] = /^trigger text (\{.*?\})(?:, output (.*))?$/.exec(given) ?? [];
  const hub = binding.type === 'signalR' ? 'resolvedhub' : 'resolved';
  const resolved = resolveNames(binding, JSON.parse(trigger), { ...settings, H: hub });
  const { items, failure } = land(resolved, output ?? JSON.stringify(sent[binding.type]));
  const [first] = items as [Message & Row];
  const landed = form(items);
  return {
    landed: binding.type === 'rabbitMQ' ? { queue: first.to, body: landed[0] } : landed,
    ...(binding.type === 'cosmosDB' && { container: first.table }),
    failure: shortChain(failure),
  };
}

function run({ functionJson, given, then }: Case, form: (items: Item[]) => unknown[]) {
  const [binding] = functionJson as [Binding];
  const { items, failure } = land(binding, JSON.stringify(given.output));
  return {
    kind: then.kind && `IAsyncCollector<${kindOf(binding.type)}>`,
    landed: form(items),
    failure: shortChain(failure),
  };
}

// The recorder of Cosmos DB took null; the client library refuses it (cosmosdb-sdk-upsert-null).
function recorded({ then }: Case) {
  const { kind, landed, failure, note } = then;
  if (!note) return { kind, landed, failure };
  const first = landed.indexOf(null);
  return {
    kind,
    landed: landed.slice(0, first),
    failure: "ArgumentNullException: Value cannot be null. (Parameter 'item')",
  };
}

function requests(items: Item[]) {
  return (items as Request[]).map(({ method, path, contentType, body }) => ({
    method,
    path,
    contentType,
    body: body === null ? null : content(Buffer.from(body)),
  }));
}

function content(bytes: Buffer) {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes);
  return isText ? { bytesAsText: text } : { bytesBase64: bytes.toString('base64') };
}

// As redis-cli's MONITOR shows an argument.
function redisText(text: string): string {
  const escapes: Record<string, string> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '"': '\\"',
    '\\': '\\\\',
  };
  const shown = [...Buffer.from(text)].map((byte) => {
    const char = String.fromCharCode(byte);
    if (escapes[char]) return escapes[char];
    return byte < 0x20 || byte > 0x7e ? `\\x${byte.toString(16).padStart(2, '0')}` : char;
  });
  return `"${shown.join('')}"`;
}

// The recorded table: id int, a int, at datetime, s varchar(200); "" is stored as NULL.
function mysqlRow(json: string) {
  const row = JSON.parse(json) as Record<string, unknown>;
  return {
    id: row.id ?? null,
    a: Number(row.a ?? Number.NaN) || null,
    at: null,
    s: row.s || null,
  };
}
