import type { Binding } from '../binding.ts';
import { hostError } from '../host-error.ts';
import { isMany } from '../triggers/arrival.ts';

/** What an extension gives for an input (`JobHostMetadataProvider.GetDefaultType`). */
export type InputKind = 'Stream' | 'String' | 'JObject' | 'JArray' | 'Bytes';

/** The kinds of each type's two forms: one item (named by `one`) or all. */
const kinds: Record<string, { kind: InputKind; one?: string; all?: InputKind; attribute: string }> =
  {
    blob: { kind: 'Stream', attribute: 'Blob' }, // inputs-blob.json
    table: { kind: 'JObject', one: 'rowKey', all: 'JArray', attribute: 'Table' }, // tables.json
    cosmosdb: { kind: 'String', one: 'id', all: 'JArray', attribute: 'CosmosDB' }, // ext-cosmosdb.json
    redis: { kind: 'String', attribute: 'Redis' }, // ext-redis.json
    daprstate: { kind: 'String', attribute: 'DaprState' }, // ext-dapr.json
    daprsecret: { kind: 'String', attribute: 'DaprSecret' },
    sql: { kind: 'String', attribute: 'Sql' }, // ext-sql.json
    mysql: { kind: 'String', attribute: 'MySql' }, // ext-mysql.json
    signalrconnectioninfo: { kind: 'String', attribute: 'SignalRConnectionInfo' }, // ext-signalr.json
    signalrnegotiation: { kind: 'JObject', attribute: 'SignalRNegotiation' },
    signalrendpoints: { kind: 'JArray', attribute: 'SignalREndpoints' },
  };

/** The kind of an input's binding, or undefined when the double does not know its type. */
export function inputKind(binding: Binding): InputKind | undefined {
  const known = kinds[binding.type.toLowerCase()];
  return known?.one && binding[known.one] === undefined ? known.all : known?.kind;
}

/**
 * What goes into Data for an input: text, bytes, an object, an array, or null for what is missing. `held` is what the
 * service has: bytes of a blob, text, JSON. Throws what fails the invocation before the handler is called.
 */
export function inputValue(binding: Binding, held: unknown): unknown {
  const kind = inputKind(binding);
  if (!kind) throw new Error(`The double knows no input of type '${binding.type}'.`);
  return bindInput(kind, binding, held, kinds[binding.type.toLowerCase()]?.attribute ?? '');
}

/** The same for a kind by itself. */
export function bindInput(
  kind: InputKind,
  binding: Binding,
  held: unknown,
  attribute: string,
): unknown {
  const dataType = binding.dataType?.toLowerCase();
  if (kind === 'Stream') return streamValue(dataType, held as Buffer | null);
  if (isMany(binding)) throw unsupported('System.Object[]');
  if (dataType === 'binary' || (kind === 'Bytes' && dataType !== 'string')) {
    throw unsupported('System.Byte[]');
  }
  if (kind === 'Bytes') {
    if (held !== null) return (held as Buffer).toString('utf8');
    throw hostError('System.ArgumentNullException', "Value cannot be null. (Parameter 'bytes')");
  }
  if (dataType === 'string' && kind !== 'String') throw notText(binding, kind, attribute);
  return held ?? null;
}

function unsupported(type: string): Error {
  return hostError('System.NotSupportedException', `ScriptBinding type ${type} is not supported`);
}

// The SDK's text goes on with a list of the types that it tried.
function notText(binding: Binding, kind: InputKind, attribute: string): Error {
  const isEntity = binding.type.toLowerCase() === 'table' && kind === 'JObject';
  return hostError(
    'System.InvalidOperationException',
    isEntity
      ? 'Table entity types must provide a default constructor.'
      : `Can't bind ${attribute} to type 'System.String'.`,
  );
}

function streamValue(dataType: string | undefined, held: Buffer | null): unknown {
  if (held === null || dataType === 'stream') return null;
  return dataType === 'binary' ? held : readStream(held);
}

/** `StreamReader.ReadToEnd()`: a byte order mark chooses the encoding and is gone. */
function readStream(bytes: Buffer): string {
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (starts(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
