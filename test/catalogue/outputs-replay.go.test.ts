import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { Binding } from '../../lib/local-host/binding.ts';
import { type Culture, invariant } from '../../lib/local-host/json/culture.ts';
import { readJson } from '../../lib/local-host/json/json-net.ts';
import { bindingValue, collect, type Kind } from '../../lib/local-host/outputs/collect.ts';
import { land } from '../../lib/local-host/outputs/land.ts';
import type {
  Action,
  Command,
  Entity,
  Item,
  Message,
  Request,
  Row,
} from '../../lib/local-host/outputs/landing.ts';
import { go } from '../support/go.ts';
import { module, run, temporaryFolder, writeFiles } from '../support/project.ts';

/** What `test/go/replay` prints of one call of a function. */
interface Sent {
  Type: string;
  Way: string;
  Value: string;
  Count: 'one' | 'three';
  Meant: unknown[];
  Error: string;
  Answer: string;
}

const named: Record<string, string> = {
  queueName: 'q',
  eventHubName: 'hub',
  topic: 'topic',
  path: 'c/b',
  command: 'DEL',
  tableName: 't',
  databaseName: 'd',
  containerName: 'c',
  commandText: 'dbo.t',
  hubName: 'hub',
  hub: 'hub',
  stateStore: 'store',
  pubsubname: 'ps',
  bindingName: 'b1',
  operation: 'create',
  appId: 'app',
  methodName: 'm',
};

const base64 = (body: Buffer): string => body.toString('base64');
const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

/** What a function meant of what landed. Dapr's states and publications land in reverse order. */
const received: Record<string, (items: Item[]) => unknown[]> = {
  redis: (items) => (items as Command[]).map(({ command }) => command.slice(1)),
  webPubSub: (items) => (items as Action[]).map(({ data }) => data && base64(data)),
  signalR: (items) => bodies(items).map((body) => (body as { Arguments: unknown }).Arguments),
  eventGrid: (items) => bodies(items).flatMap(dataOf),
  daprState: (items) =>
    bodies(items).flatMap((body) => (body as { value: unknown }[]).map(({ value }) => value)),
  daprPublish: bodies,
  daprBinding: (items) => bodies(items).flatMap((body) => dataOf([body])),
  daprInvoke: bodies,
  cosmosDB: rows,
  sql: rows,
  mysql: rows,
  table: (items) => (items as Entity[]).map(({ properties }) => propertyValue(properties.Value)),
};

function propertyValue(property: Entity['properties'][string] | undefined): unknown {
  if (property === undefined || property.type === 'String') return property?.value;
  return JSON.parse(property.value.toLowerCase().replace(',', '.')); // the double shows the host's culture
}

function bodies(items: Item[]): unknown[] {
  return (items as Request[]).map(({ body }) => parsed(body));
}

function rows(items: Item[]): unknown[] {
  return (items as Row[]).map(({ json }) => parsed(json));
}

function dataOf(events: unknown): unknown[] {
  return (events as { data?: unknown }[]).map(({ data }) => data ?? null);
}

function messages({ Way }: Sent, items: Item[]): unknown[] {
  return (items as Message[]).map(({ body, key, headers = [] }) =>
    Way.startsWith('SendRecords')
      ? {
          value: base64(body),
          key: key ?? '',
          headers: Object.fromEntries(headers.map(({ key: name, value }) => [name, value])),
        }
      : base64(body),
  );
}

/** Hosts differ in how they write dates and numbers; none may show. */
const cultures: Record<string, Culture> = {
  'a host in UTC': invariant,
  'a German host in New York': { name: 'de-DE', timeZone: 'America/New_York' },
};

describe('what the functions of a generated app send, by the recorded rules of the host', function () {
  this.timeout(300_000);
  let all: Sent[] = [];
  const root = temporaryFolder();
  before(async () => {
    await run(root, ['new', ...module]);
    const outputs = catalogue.bindings.filter(
      ({ direction, name }) => direction === 'out' && name !== 'http',
    );
    const words = outputs.flatMap(({ name }) => ['--output', name]);
    await run(root, ['function', 'Everything', '--trigger', 'timer', ...words]);
    cpSync(join(import.meta.dirname, '../go/replay'), join(root, 'internal/replay'), {
      recursive: true,
    });
    all = (await go(root, ['run', './internal/replay']))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  });

  for (const [title, culture] of Object.entries(cultures)) {
    it(`arrives as it was meant, or the call is an error: ${title}`, () => {
      const wrong = all
        .filter((sent) => !sent.Error && !arrives(sent, culture))
        .map(({ Type, Way, Value, Count }) => `${Type}.${Way}(${Value}), ${Count}`);
      assert.deepEqual(wrong, []);
    });
  }

  it('does not compile where the kind can never carry it', async () => {
    const lines = [...Object.values(misfits).flat(), ...fits];
    const body = lines.map((line) => `\t_ = ${line}`).join('\n');
    const head = 'package misfits\n\nimport "example.com/app/internal/azfunc"\n\n';
    const code = `${head}type row struct{ ID int }\n\nfunc _(e *azfunc.Event) {\n${body}\n}\n`;
    writeFiles(root, { 'internal/misfits/misfits.go': code });
    const build = go(root, ['build', '-gcflags=-e', './internal/misfits']);
    const output = await build.then(String, (error) => `${error.stdout}${error.stderr}${error}`);
    const refused = new Set([...output.matchAll(/misfits\.go:(\d+):/g)].map(([, line]) => line));
    const first = code.split('\n').findIndex((line) => line.startsWith('\t_ =')) + 1;
    const passed = lines.filter((_, index) => !refused.has(String(first + index)));
    assert.deepEqual(passed, fits);
  });

  it('is refused where the kind cannot carry it, and nowhere else', () => {
    const wrong = all
      .filter((sent) => (sent.Error !== '') !== isRefused(sent))
      .map(({ Type, Way, Value, Count, Error: error }) => [
        `${Type}.${Way}(${Value}), ${Count}`,
        error,
      ]);
    assert.deepEqual(wrong, []);
    assert.ok(all.length > 2000);
  });
});

/** Calls whose values the outputs can never carry. */
const misfits = {
  texts: [
    'azfunc.NewTextOutput(e, "o").SendBytes([]byte("a"))',
    'azfunc.NewKafkaOutput(e, "o").SendBytes([]byte("a"))',
    'azfunc.NewTextOutput(e, "o").SendText(1)',
    'azfunc.NewKafkaOutput(e, "o").SendRecords("a")',
    'azfunc.NewKafkaOutput(e, "o").SendRecords(azfunc.KafkaRecord{Value: []byte("a")})',
  ],
  messages: [
    'azfunc.NewMessageOutput(e, "o").SendText([]byte("a"))',
    'azfunc.NewMessageOutput(e, "o").SendBytes("a")',
    'azfunc.NewMessageOutput(e, "o").Send("a")',
    'azfunc.NewRedisOutput(e, "o").Send(1)',
    'azfunc.NewRedisOutput(e, "o").Send([]byte("a"))',
    'azfunc.NewEventGridOutput(e, "o").Send("a")',
    'azfunc.NewEventGridOutput(e, "o").Send(map[string]any{})',
    'azfunc.NewEventGridOutput(e, "o").Send(azfunc.SignalRMessage{})',
    'azfunc.NewDaprOutput[string](e, "o").Send("a")',
    'azfunc.NewDaprOutput[azfunc.DaprState](e, "o").Send("a")',
    'azfunc.NewDaprOutput[azfunc.DaprState](e, "o").Send(azfunc.DaprPublication{})',
    'azfunc.DaprInvocation{AppID: "a"}',
    'azfunc.DaprInvocation{MethodName: "a"}',
    'azfunc.DaprInvocation{HTTPVerb: "get"}',
  ],
  blobs: [
    'azfunc.NewBlobOutput(e, "o").SendText("a", "b")',
    'azfunc.NewBlobOutput(e, "o").SendBytes("a")',
    'azfunc.NewBlobOutput(e, "o").Send(1)',
  ],
  objects: [
    'azfunc.NewObjectOutput[row](e, "o").Send("a")',
    'azfunc.NewObjectOutput[row](e, "o").Send(map[string]any{})',
    'azfunc.NewObjectOutput[row](e, "o").Send([]row{})',
    'azfunc.NewMySQLOutput[row](e, "o").Send("a")',
    'azfunc.NewTableOutput(e, "o").Send("a")',
    'azfunc.NewTableOutput(e, "o").Send(row{})',
    'azfunc.NewTableOutput(e, "o").Send(map[string]any{})',
    'azfunc.NewObjectOutput[azfunc.SignalRAction](e, "o").Send("a")',
    'azfunc.NewObjectOutput[azfunc.SignalRAction](e, "o").Send(azfunc.CloudEvent{})',
    'azfunc.WebPubSubAction{Data: 1}',
    'azfunc.WebPubSubAction{Data: map[string]any{}}',
  ],
};

/** And some that fit, so that not every line is wrong. */
const fits = [
  'azfunc.NewTextOutput(e, "o").SendText("a", "b")',
  'azfunc.NewMessageOutput(e, "o").SendBytes([]byte("a"))',
  'azfunc.NewObjectOutput[row](e, "o").Send(row{}, row{})',
];

const dates = ['date', 'date with offset', 'date without zone', 'old date'];
const spaced = ['a space', 'blank', 'date with a space', 'html', 'unicode'];
const quotes = [
  'Kafka event',
  'apostrophe',
  'array of texts',
  'backslash',
  'html',
  'object',
  'quoted',
];
const nested = ['list', 'nothing', 'object', 'texts', 'time', 'time with offset'].map(
  (name) => `value: ${name}`,
);

const alone = [
  'array',
  'array of texts',
  'blank',
  'boolean',
  'bracket',
  'braces',
  'empty',
  'Base64',
  'Kafka event',
  'like Base64',
  'null',
  'object',
];

/** What contract 4.8 says of each output, in the words of the values of `test/go/replay`. */
function isRefused({ Type, Way, Value, Count }: Sent): boolean {
  const several = Count === 'three';
  const isText = !Way.startsWith('SendJSON');
  const changes = isText && [...dates, 'bytes'].includes(Value);
  switch (Type) {
    case 'queue':
    case 'eventHub':
    case 'rabbitMQ':
      return several && changes;
    case 'serviceBus':
    case 'kafka':
      return changes;
    case 'webPubSub':
      return Way === 'Send' && dates.includes(Value);
    case 'unknown':
      return (
        (Way === 'Send: bytes' && several) ||
        (Way !== 'Send: bytes' && dates.includes(Value)) ||
        (Way === 'Send' && alone.includes(Value))
      );
    case 'blob':
      return several;
    case 'redis':
      return (
        [...spaced, 'empty', 'bytes'].includes(Value) ||
        (several && Way === 'Send' && dates.includes(Value))
      );
    case 'mysql':
      return [...dates, ...quotes, ...nested, 'empty'].includes(Value);
    case 'table':
      return [...dates, ...nested, 'value: nil'].includes(Value);
    case 'cosmosDB':
    case 'sql':
    case 'signalR':
      return Value === 'old date'; // others are written in UTC
    case 'daprState':
    case 'daprPublish':
    case 'daprBinding':
      return Value === 'value: nil';
    default:
      return false;
  }
}

/** The kinds to which an untyped output can send in a way; which of them the binding is, it does not know. */
const untyped: Record<string, Kind[]> = {
  Send: ['byte[]', 'string'],
  'Send: list': ['byte[]', 'string'],
  'Send: bytes': ['byte[]', 'Stream'],
};

function arrivesAnywhere(sent: Sent, value: string, culture: Culture): boolean {
  const token = bindingValue(readJson(value, { culture }), undefined);
  return (untyped[sent.Way] ?? []).every((kind) => {
    const got = collect(kind, token, culture).map((item) =>
      Buffer.from(item as string).toString('base64'),
    );
    return isDeepStrictEqual(got, sent.Meant);
  });
}

function arrives(sent: Sent, culture: Culture): boolean {
  const binding = { type: sent.Type, direction: 'out', name: 'out', ...named } as Binding;
  const outputs = sent.Answer.replace(/^\{"Outputs":\{"out":|\}\}$/g, '');
  if (sent.Type === 'unknown') return arrivesAnywhere(sent, outputs, culture);
  const { items, failure } = land(binding, outputs, { culture });
  if (failure) return false;
  const got = received[sent.Type]?.(items) ?? messages(sent, items);
  return isDeepStrictEqual(got, sent.Meant);
}
