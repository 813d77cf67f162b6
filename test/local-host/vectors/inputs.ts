import type { Binding } from '../../../lib/local-host/binding.ts';
import { encodeValue } from '../../../lib/local-host/encode-value.ts';
import {
  bindInput,
  type InputKind,
  inputKind,
  inputValue,
} from '../../../lib/local-host/inputs/input-value.ts';
import {
  daprInput,
  daprInputPath,
  redisInputCommand,
} from '../../../lib/local-host/inputs/services.ts';
import { invariant } from '../../../lib/local-host/json/culture.ts';
import { readExactly } from '../../../lib/local-host/json/exact.ts';
import { readJson, tokenText, writeJson } from '../../../lib/local-host/json/json-net.ts';
import { parseDate } from '../../../lib/local-host/json/net-date.ts';
import { resolveNames } from '../../../lib/local-host/outputs/names.ts';
import { type Group, lengthen, shortChain } from './vectors.ts';

/** What goes into Data for inputs. */
export const inputGroups: Group[] = [
  {
    file: 'inputs-blob.json',
    ids: /./,
    run: ({ functionJson, given }) => {
      const held = given === 'no such blob' ? null : bytes(given);
      return dataIn(() =>
        inputValue(
          (functionJson as Binding[]).find(({ type }) => type === 'blob') as Binding,
          held,
        ),
      );
    },
    expected: ({ then }) => ({ data: JSON.parse(lengthen(then['Data.in'])) }),
  },
  {
    file: 'inputs-kinds.json',
    ids: /./,
    run: ({ functionJson, given }) => dataIn(() => probe(functionJson as Binding, given)),
    expected: ({ then }) => ({
      ...(then['Data.in'] && { data: JSON.parse(then['Data.in']) }),
      failure: then.exceptions?.slice(1).map(firstLine).join(' <- '),
    }),
  },
  {
    file: 'tables.json',
    ids: /^table-in-/,
    run: ({ id, functionJson, given }) =>
      dataIn(() =>
        inputValue(functionJson as Binding, heldEntities(id, functionJson as Binding, given)),
      ),
    expected: ({ then }) => ({
      ...(then['Data.in'] && { data: readExactly(then['Data.in']) }),
      failure: then.exceptions && shortChainOf(then.exceptions.slice(1)),
    }),
  },
  ...(
    [
      ['ext-redis.json', redis, /^[a-z]+-in-/],
      ['ext-dapr.json', dapr, /^[a-z]+-in-/],
      ['ext-cosmosdb.json', cosmos, /^[a-z]+-in-(?!.*handler-answers)/],
      ['ext-mysql.json', mysql, /^[a-z]+-in-/],
      ['ext-signalr.json', signalR, /^[a-z]+-in-/],
    ] as const
  ).map(
    ([file, held, ids]): Group => ({
      file,
      ids,
      run: ({ functionJson, then }) => {
        const [binding] = functionJson as [Binding];
        const resolved = resolveNames(
          { ...binding, type: binding.type },
          { x: 'k1', ...expressions(binding) },
          {},
        );
        return {
          type: netType(binding),
          ...dataIn(() => inputValue(resolved, held(resolved))),
          ...(then.sidecarRequests && { sidecar: sidecarPaths(resolved, then) }),
        };
      },
      expected: ({ then }) => ({
        type: then.type,
        ...(then.wire && { data: then.wire.Data.i }),
        failure: then.failure && firstLine(then.failure),
        ...(then.sidecarRequests && {
          sidecar: then.sidecarRequests.map(({ path }: { path: string }) => path),
        }),
      }),
    }),
  ),
  {
    file: 'ext-sql.json',
    ids: /-in-type-/,
    run: ({ functionJson }) => ({ type: netType((functionJson as [Binding])[0]) }),
    expected: ({ then }) => ({ type: then.type }),
  },
];

function dataIn(value: () => unknown) {
  try {
    return { data: encodeValue(value()) };
  } catch (error) {
    return { failure: shortChain(error) };
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0] as string;
}

function shortChainOf(exceptions: { type: string; message: string }[]): string {
  return exceptions
    .map(({ type, message }) => `${type.split('.').at(-1)}: ${message}`)
    .join(' <- ');
}

function bytes(given: string | { base64: string }): Buffer {
  return typeof given === 'string'
    ? Buffer.from(lengthen(given))
    : Buffer.from(given.base64, 'base64');
}

/** The extension written for the purpose gives what function.json says, whose dates have been read. */
function probe(binding: Binding, given: string): unknown {
  const [, kind = '', text = ''] = /^the extension gives the (\w+) ?(.*)$/s.exec(given) ?? [];
  return bindInput(kind as InputKind, binding, heldByProbe(kind, text), `ProbeIn${kind}`);
}

function heldByProbe(kind: string, text: string): unknown {
  if (text === 'NULL') return null;
  if (kind === 'Bytes') return Buffer.from(text);
  if (kind !== 'String') return readExactly(writeJson(readJson(text)));
  const date = parseDate(text, invariant);
  return date ? tokenText({ type: 'date', value: date }, invariant) : text;
}

const entities = [
  {
    Name: 'n1',
    Num: 5,
    Big: 12345678901,
    Dbl: 1.5,
    Flag: true,
    When: '2020-01-02T03:04:05.1Z',
    Text: '2020-01-02T03:04:05Z',
    Json: '{"a":1}',
    Bin: '//4A',
    Id: '11111111-2222-3333-4444-555555555555',
    PartitionKey: 'p',
    RowKey: 'r1',
  },
  { Name: 'n2', PartitionKey: 'p', RowKey: 'r2' },
];

// The table's own query is the service's.
function heldEntities(_id: string, binding: Binding, _given: string): unknown {
  if (binding.tableName !== 'probein')
    return inputKind(binding) === 'JArray' ? missingTable() : null;
  if (binding.rowKey !== undefined)
    return entities.find(({ RowKey }) => RowKey === binding.rowKey) ?? null;
  const found = binding.filter ? filtered(String(binding.filter)) : entities;
  const own = found.filter(
    ({ PartitionKey }) => !binding.partitionKey || PartitionKey === binding.partitionKey,
  );
  return own.slice(0, Number(binding.take ?? own.length));
}

function filtered(filter: string) {
  const [, name = '', value = ''] = /^(\w+) eq '(.*)'$/.exec(filter) ?? [];
  return entities.filter((entity) => (entity as Record<string, unknown>)[name] === value);
}

function missingTable(): never {
  const error = new Error('Not Found');
  error.name = 'Microsoft.Azure.Cosmos.Table.StorageException';
  throw error;
}

/** The type that the host asks the extension for. */
function netType(binding: Binding): string {
  if (binding.cardinality === 'many') return 'object[]';
  if (binding.dataType === 'binary') return 'byte[]';
  if (binding.dataType === 'string') return 'string';
  const kind = inputKind(binding) ?? '';
  return kind === 'String' ? 'string' : kind;
}

function expressions({ type }: Binding): Record<string, string> {
  if (type === 'daprState') return { x: 'obj' };
  if (type === 'cosmosDB') return { x: 'd1' };
  return type === 'signalRConnectionInfo' ? { x: 'u1' } : {};
}

const json = '{"a":1,"at":"2020-01-02T03:04:05Z"}';

function redis(binding: Binding): unknown {
  const held: Record<string, string | Buffer> = {
    'GET k1': 'hello',
    'GET kj': json,
    'GET kb': Buffer.from('//4A', 'base64'),
    'LLEN lst': '2',
    'HGET h f': 'v',
  };
  if (binding.dataType === 'binary') return null;
  const value = held[redisInputCommand(binding).join(' ')];
  return value === undefined ? null : value.toString('utf8');
}

function dapr(binding: Binding): unknown {
  const held: Record<string, string> = {
    '/v1.0/state/store/obj': json,
    '/v1.0/state/store/str': '"hello"',
    '/v1.0/state/store/num': '42',
    '/v1.0/secrets/ss/k1': '{"k1":"secret value"}',
  };
  return binding.dataType === 'binary' ? null : daprInput(binding, held[daprInputPath(binding)]);
}

// A type that does not bind asks for nothing.
function sidecarPaths(binding: Binding, _then: unknown): string[] {
  return binding.dataType === 'binary' ? [] : [daprInputPath(binding)];
}

const documents = ['{"id":"d1","a":1,"at":"2020-01-02T03:04:05Z"}', '{"id":"d2","a":2}'];

function cosmos(binding: Binding): unknown {
  if (binding.id === undefined) return readExactly(`[${documents.join(',')}]`);
  return documents.find((each) => each.includes(`"id":"${binding.id}"`)) ?? null;
}

// The server's answers; decimals and times as the extension writes them.
const mysqlRows: Record<string, string> = {
  'select * from in1':
    '[{"id":1,"a":1,"at":"2020-01-02T03:04:05.000Z","s":"hello","d":1.10,"b":"//4A","n":null},{"id":2,"a":2,"at":"2020-01-02T03:04:06.000Z","s":"héllo","d":2.50,"b":null,"n":7}]',
  'select * from in1 where id=99': '[]',
  'select id,s from in1 where id=@id': '[{"id":2,"s":"héllo"}]',
  'select id from in1': '[{"id":1},{"id":2}]',
};

function mysql({ commandText }: Binding): unknown {
  return mysqlRows[String(commandText)];
}

const connection = { url: 'http://<address>/client/?hub=hub', accessToken: '<token>' };
const endpoint = { endpointType: 'Primary', name: '', endpoint: 'http://<address>', online: true };

function signalR({ type }: Binding): unknown {
  if (type === 'signalRConnectionInfo') return JSON.stringify(connection, null, 2);
  if (type === 'signalREndpoints') return [endpoint];
  return { endpoints: [{ connectionInfo: connection, ...endpoint }] };
}
