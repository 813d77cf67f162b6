import { createHash } from 'node:crypto';
import type { Binding } from '../../../lib/local-host/binding.ts';
import { type Culture, invariant } from '../../../lib/local-host/json/culture.ts';
import { readJson, type Token, writeJson } from '../../../lib/local-host/json/json-net.ts';
import { bindingValue, collect, type Kind } from '../../../lib/local-host/outputs/collect.ts';
import { type Landing, land } from '../../../lib/local-host/outputs/land.ts';
import type { Entity, Message, Request } from '../../../lib/local-host/outputs/landing.ts';
import { type Case, chain, type Group, lengthen } from './vectors.ts';

const germanNewYork: Culture = { name: 'de-DE', timeZone: 'America/New_York' };

/** What the host does with outputs. */
export const outputGroups: Group[] = [
  landings('outputs-queue.json'),
  {
    file: 'outputs-queue.json',
    ids: /-messageEncoding-/,
    run: runPlainQueue,
    expected: ({ then }) => ({ ...then, exceptions: then.exceptions?.slice(1) }),
  },
  landings('outputs-blob.json'),
  landings('outputs-eventgrid.json'),
  landings('tables.json', /^table-(out|return)/),
  landings('outputs-culture.json', /./, germanNewYork),
  {
    file: 'outputs-collector-kinds.json',
    ids: /./,
    run: collected,
    expected: ({ then }) => ({
      function: then.function,
      exceptions: then.exceptions?.slice(1),
      items: then.items
        .filter(({ kind }: { kind: string }) => !kind.startsWith('asked for'))
        .map(({ type, value, base64 }: Record<string, string>) => value ?? base64 ?? type),
    }),
  },
];

function landings(file: string, ids = /^out-/, culture = invariant): Group {
  return {
    file,
    ids,
    run: (each) => recordedForm(each, landed(each, culture)),
    expected: ({ then }) => ({ ...then, exceptions: then.exceptions?.slice(1) }),
  };
}

function runPlainQueue({ functionJson, given }: Case) {
  const binding = functionJson as Binding;
  const value = answerValue(given, binding.name);
  const { items, failure } = land(binding, value, { queueEncoding: 'none' });
  return {
    client: failure ? 500 : 204,
    rawMessages: items.map((item) => (item as Message).body.toString()),
    exceptions: failure && chain(failure),
  };
}

function landed({ functionJson, given }: Case, culture: Culture): Landing {
  const binding = functionJson as Binding;
  return land(binding, answerValue(lengthen(given), binding.name), { culture });
}

/** The JSON text of an output in the answer: cut out, not parsed and written anew. */
function answerValue(answer: string, name: string): string | undefined {
  const property = name === '$return' ? 'ReturnValue' : 'Outputs';
  const start = answer.indexOf(`"${property}":`);
  if (start < 0) return undefined;
  const value = answer.slice(start + property.length + 3, -1);
  if (name === '$return') return value;
  return /^\{\s*\}$/.test(value) ? undefined : value.slice(name.length + 4, -1);
}

function recordedForm({ then }: Case, { items, failure }: Landing) {
  return {
    function: failure ? 'failed' : 'succeeded',
    exceptions: failure && chain(failure),
    ...('messages' in then && { messages: items.map((item) => content((item as Message).body)) }),
    ...('blob' in then && { blob: blob(items as Message[], failure) }),
    ...('topicReceived' in then && { topicReceived: items as Request[] }),
    ...('entities' in then && {
      entities: (items as Entity[]).map(({ partitionKey, rowKey, properties }) => ({
        partitionKey,
        rowKey,
        ...properties,
      })),
    }),
  };
}

// A blob output opens its blob before the value is written, so a failure leaves an empty one.
function blob(items: Message[], failure: Error | undefined) {
  const body = items[0]?.body ?? (failure && Buffer.alloc(0));
  if (!body) return null;
  return { ...content(body), length: body.length, contentType: 'application/octet-stream' };
}

/** Bytes as the files write them. */
function content(bytes: Buffer) {
  if (bytes.length > 2000) return long(bytes);
  const text = bytes.toString('utf8');
  const readable = Buffer.from(text).equals(bytes) && !/[^\P{Cc}\t\n]/u.test(text);
  return readable ? { text } : { base64: bytes.toString('base64') };
}

function long(bytes: Buffer) {
  const text = bytes.toString('latin1');
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  if (/^x+$/.test(text)) return { text: `<x repeated ${text.length} times>` };
  if (/^x+$/.test(decoded)) return { text: `<Base64 of x repeated ${decoded.length} times>` };
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const probes: Record<string, Kind> = {
  probeBytes: 'byte[]',
  probeString: 'byte[]',
  probeProvider: 'string',
  probeJObject: 'JObject',
  probeOpen: 'JObject',
};

function collected({ functionJson, given }: Case) {
  const { type, name, dataType } = functionJson as Binding;
  const value = answerValue(given, name);
  const token: Token = value === undefined ? { type: 'null' } : readJson(value);
  try {
    const items = collect(probes[type] as Kind, bindingValue(token, dataType), invariant);
    return { function: 'succeeded', items: items.map((item) => itemText(type, item)) };
  } catch (error) {
    return { function: 'failed', exceptions: chain(error), items: [] };
  }
}

// The SDK makes text of bytes where an extension's rule takes a string.
function itemText(type: string, item: unknown) {
  if (Buffer.isBuffer(item)) return item.toString(type === 'probeString' ? 'utf8' : 'base64');
  return typeof item === 'object' && item !== null ? writeJson(item as Token) : item;
}
