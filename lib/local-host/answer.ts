import type { HandlerAnswer } from './handler-client.ts';
import { headerValue } from './headers.ts';
import { hostError } from './host-error.ts';
import { type Culture, invariant } from './json/culture.ts';
import { JsonReaderError, readJson, type Token, writeJson } from './json/json-net.ts';

/** The handler's answer to an envelope: HttpScriptInvocationResult (contract 4.5), as Json.NET read it. */
export interface Answer {
  /** Names are case-sensitive. */
  outputs: Map<string, Token> | undefined;
  logs: string[];
  returnValue: Token | undefined;
}

/**
 * Reads as the host does. Undefined when a 2xx has no body, a blank one or `null`: the host then waits for ever.
 * Throws HttpRequestException for other statuses, InvalidOperationException for anything that is not a JSON object.
 */
export function readAnswer(answer: HandlerAnswer, culture = invariant): Answer | undefined {
  if (answer.status < 200 || answer.status > 299) {
    throw hostError(
      'HttpRequestException',
      `Response status code does not indicate success: ${answer.status} (${answer.reason}).`,
    );
  }
  const mediaType = mediaTypeOf(answer);
  const isJson = mediaType === 'application/json' || mediaType === 'text/json';
  const text = bodyText(answer);
  if (answer.body.length === 0 || (isJson && text.trim() === '')) return undefined;
  if (!isJson) {
    throw invalid(answer, text, notJson(mediaType));
  }
  try {
    checkEncoding(answer);
    return parseAnswer(text, culture);
  } catch (error) {
    throw invalid(answer, text, error);
  }
}

function mediaTypeOf({ headers }: HandlerAnswer): string {
  const type = headerValue(headers, 'content-type') ?? 'application/octet-stream';
  return (type.split(';')[0] as string).trim().toLowerCase();
}

// The formatter knows two encodings; every other charset is read as UTF-8.
function bodyText(answer: HandlerAnswer): string {
  const encoding = isWide(answer) ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(answer.body);
}

function isWide({ headers }: HandlerAnswer): boolean {
  const type = headerValue(headers, 'content-type') ?? '';
  return /charset\s*=\s*"?utf-16(le)?"?\s*(;|$)/i.test(type);
}

// The formatter for XML is there too, and finds no XML.
function notJson(mediaType: string): Error {
  if (mediaType !== 'application/xml' && mediaType !== 'text/xml') {
    return hostError(
      'UnsupportedMediaTypeException',
      `No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type '${mediaType}'.`,
    );
  }
  const message = 'The data at the root level is invalid. Line 1, position 1.';
  return hostError(
    'SerializationException',
    `There was an error deserializing the object of type ${resultType}. ${message}`,
    hostError('XmlException', message),
  );
}

/** The JSON formatter refuses what is no UTF-8, also where it is compressed. */
function checkEncoding(answer: HandlerAnswer): void {
  const bad = isWide(answer) ? -1 : firstInvalid(answer.body);
  if (bad < 0) return;
  const byte = (answer.body[bad] as number).toString(16).toUpperCase().padStart(2, '0');
  throw hostError(
    'DecoderFallbackException',
    `Unable to translate bytes [${byte}] at index ${bad} from specified code page to Unicode.`,
  );
}

/** The index of the first byte that begins no UTF-8 character, or -1. */
function firstInvalid(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return -1;
  for (const [i, mark] of [...text.matchAll(/\ufffd/g)].entries()) {
    const at = Buffer.byteLength(text.slice(0, mark.index)) - 2 * i;
    if (bytes.toString('hex', at, at + 3) !== 'efbfbd') return at;
  }
  return -1;
}

function parseAnswer(text: string, culture: Culture): Answer | undefined {
  const json = read(text, true, culture);
  if (json.type === 'null') return undefined;
  if (json.type !== 'object') throw wrongKind(json, resultType, 'object');
  // Property names in either case; unknown ones are ignored.
  const property = ({ properties }: typeof json, name: string) =>
    [...properties].findLast(([key]) => key.toLowerCase() === name)?.[1];
  const untouched = read(text, false, culture) as typeof json;
  const returned = property(json, 'returnvalue');
  return {
    outputs: readOutputs(property(json, 'outputs')),
    logs: readLogs(property(untouched, 'logs')),
    returnValue: returned?.type === 'null' ? undefined : returned,
  };
}

function read(text: string, dates: boolean, culture: Culture): Token {
  try {
    return readJson(text, { dates, trailing: true, maxDepth: 256, culture });
  } catch (error) {
    const atEnd =
      error instanceof JsonReaderError && /^Unexpected end of content/.test(error.message);
    throw atEnd
      ? hostError('JsonSerializationException', 'Unexpected end when reading JSON.', undefined)
      : error;
  }
}

const resultType = 'Microsoft.Azure.WebJobs.Script.Workers.Http.HttpScriptInvocationResult';
const outputsType = 'System.Collections.Generic.IDictionary`2[System.String,System.Object]';
const logsType = 'System.Collections.Generic.List`1[System.String]';

function readOutputs(value: Token | undefined): Map<string, Token> | undefined {
  if (!value || value.type === 'null') return undefined;
  if (value.type !== 'object') throw wrongKind(value, outputsType, 'object');
  return value.properties;
}

// Read as texts: dates stay what they were, numbers and booleans are their JSON.
function readLogs(value: Token | undefined): string[] {
  if (!value || value.type === 'null') return [];
  if (value.type !== 'array') throw wrongKind(value, logsType, 'array');
  return value.items.map((line) => {
    if (line.type === 'object' || line.type === 'array') {
      const open = line.type === 'object' ? '{' : '[';
      throw hostError(
        'JsonReaderException',
        `Unexpected character encountered while parsing value: ${open}.`,
      );
    }
    if (line.type === 'null') return '[null]';
    return line.type === 'string' ? line.value : writeJson(line);
  });
}

const netTypes: Record<string, string> = {
  string: 'System.String',
  integer: 'System.Int64',
  float: 'System.Double',
  boolean: 'System.Boolean',
  date: 'System.DateTime',
};

function wrongKind(value: Token, type: string, wanted: 'object' | 'array'): Error {
  if (value.type === 'object' || value.type === 'array') {
    const example = value.type === 'array' ? '[1,2,3]' : '{"name":"value"}';
    const other = value.type === 'array' ? '{"name":"value"}' : '[1,2,3]';
    return hostError(
      'JsonSerializationException',
      `Cannot deserialize the current JSON ${value.type} (e.g. ${example}) into type '${type}' because the type requires a JSON ${wanted} (e.g. ${other}) to deserialize correctly.`,
    );
  }
  const shown = value.type === 'boolean' ? (value.value ? 'True' : 'False') : writeJson(value);
  const cast = `Could not cast or convert from ${netTypes[value.type]} to ${type}.`;
  return hostError(
    'JsonSerializationException',
    `Error converting value ${shown} to type '${type}'.`,
    hostError('ArgumentException', cast),
  );
}

function invalid(answer: HandlerAnswer, text: string, cause: unknown): Error {
  const headers = answer.headers.map(([name, value]) => `  ${name}: ${value}`).join('\n');
  const dump = `StatusCode: ${answer.status}, ReasonPhrase: '${answer.reason}', Version: 1.1, Content: System.Net.Http.HttpConnectionResponseContent, Headers:\n{\n${headers}\n}`;
  return hostError(
    'InvalidOperationException',
    `Invalid HttpResponseMessage:\n${dump}\n ${text}`,
    cause,
  );
}
