import { hostError } from '../host-error.ts';
import type { Culture } from '../json/culture.ts';
import { type ObjectToken, readJson, type Token, tokenText, writeJson } from '../json/json-net.ts';

/** The parameter the host picks for an output (`AsyncCollectorBindingProvider`, `ExtensionBinding`). */
export type Kind = 'byte[]' | 'string' | 'JObject' | 'Stream';

export interface Collected {
  'byte[]': Buffer;
  string: string;
  JObject: ObjectToken | null;
  Stream: Buffer;
}

/** Bytes that the second step made of a Base64 text, or what Json.NET read. */
export type OutputValue = Buffer | Token;

/**
 * The first two steps (`HttpScriptInvocationResultExtensions.GetBindingValue`): Json.NET has made dates of date
 * texts; a text that is Base64 becomes bytes, unless `dataType` is binary. Undefined for null.
 */
export function bindingValue(token: Token, dataType: string | undefined): OutputValue | undefined {
  if (token.type === 'null') return undefined;
  if (token.type !== 'string' || dataType?.toLowerCase() === 'binary') return token;
  return fromBase64(token.value) ?? token;
}

/** `Convert.FromBase64String`: blanks are skipped, padding must be there. */
export function fromBase64(text: string): Buffer | undefined {
  const packed = text.replace(/[ \t\r\n]/g, '');
  const valid = packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  return valid ? Buffer.from(packed, 'base64') : undefined;
}

/** The third step: what the extension's collector is given, item by item. Throws what the host throws. */
export function collect<K extends Kind>(
  kind: K,
  value: OutputValue | undefined,
  culture: Culture,
): Collected[K][] {
  if (value === undefined) return [];
  if (kind === 'Stream') return [streamBytes(value)] as Collected[K][];
  return readAsEnumerable(value, culture).map((item) =>
    convert[kind](item, culture),
  ) as Collected[K][];
}

/** `FunctionBinding.ReadAsEnumerable`: an array's items; text in braces or brackets is read first. */
function readAsEnumerable(value: OutputValue, culture: Culture): OutputValue[] {
  if (Buffer.isBuffer(value)) return [value];
  if (value.type === 'array') return value.items;
  if (value.type !== 'string' || !looksLikeJson(value.value)) return [value];
  const read = readJson(value.value, { culture });
  return read.type === 'array' ? read.items : [read];
}

/** `Utility.IsJson`. */
function looksLikeJson(text: string): boolean {
  return /^\s*(\{[\s\S]*\}|\[[\s\S]*\])\s*$/.test(text);
}

const convert = {
  'byte[]': (item: OutputValue, culture: Culture) =>
    Buffer.isBuffer(item) ? item : Buffer.from(tokenText(item, culture)),
  string: (item: OutputValue, culture: Culture) =>
    Buffer.isBuffer(item) ? 'System.Byte[]' : tokenText(item, culture),
  JObject: (item: OutputValue) => (!Buffer.isBuffer(item) && item.type === 'object' ? item : null),
  Stream: streamBytes,
};

/** `FunctionBinding.ConvertValueToStream`: numbers and bools as .NET keeps them in memory. */
function streamBytes(value: OutputValue): Buffer {
  if (Buffer.isBuffer(value)) return value;
  switch (value.type) {
    case 'string':
      return Buffer.from(value.value);
    case 'boolean':
      return Buffer.from([Number(value.value)]);
    case 'float': {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(value.value);
      return bytes;
    }
    case 'integer': {
      if (BigInt.asIntN(64, value.value) !== value.value) throw noBuffer();
      const bytes = Buffer.alloc(4);
      bytes.writeInt32LE(Number(BigInt.asIntN(32, value.value)));
      return bytes;
    }
    case 'object':
    case 'array':
      return Buffer.from(writeJson(value));
    default:
      throw noBuffer();
  }
}

function noBuffer(): Error {
  return hostError('System.ArgumentNullException', "Value cannot be null. (Parameter 'buffer')");
}
