import type { Answer } from './answer.ts';
import { type Binding, isType } from './binding.ts';
import type { HostFunction } from './function-json.ts';
import { type Headers, headerValue, withoutHeaders } from './headers.ts';
import { hostError } from './host-error.ts';
import { type Culture, invariant } from './json/culture.ts';
import {
  JsonReaderError,
  type ObjectToken,
  readJson,
  type Token,
  tokenText,
  writeJson,
} from './json/json-net.ts';
import { bindingValue } from './outputs/collect.ts';
import { type DeclaredValue, declaredValues } from './outputs.ts';

/** The HTTP response an envelope invocation ends in. */
export interface HttpResult {
  status: number;
  /** Absent: the usual one. */
  reason?: string;
  headers: Headers;
  body: Buffer;
  /** Sent without its length. */
  chunked?: boolean;
  /** The response is no HTTP: its status, length or framing is wrong. */
  broken?: boolean;
}

const text = 'text/plain; charset=utf-8';
const json = 'application/json; charset=utf-8';

/** Builds the response from Outputs or ReturnValue (contract 4.6); throws the host's InvalidOperationException. */
export function httpResult(
  hostFunction: HostFunction,
  answer: Answer,
  culture: Culture = invariant,
): HttpResult {
  const bindings = hostFunction.outputs.filter((output) => isType(output, 'http'));
  const values = declaredValues(hostFunction, answer);
  const named = namedResponses(bindings, values, culture);
  // Of several http outputs the last one wins.
  const binding = bindings.at(-1);
  if (!binding) return rawResult(answer.returnValue, culture);
  if (binding.name === '$return')
    return returnResult(binding, values.get('$return')?.token, culture);
  const response = named.at(-1);
  if (response) return namedResult(response, culture);
  if (answer.outputs) return content([['Content-Type', text]], '{}');
  return rawResult(answer.returnValue, culture);
}

/** Every named one is read before anything is sent. */
function namedResponses(
  bindings: Binding[],
  values: Map<string, DeclaredValue>,
  culture: Culture,
): ObjectToken[] {
  return bindings.flatMap(({ name }) => {
    const value = values.get(name);
    return name === '$return' || !value ? [] : [readResponse(value.token, culture)];
  });
}

/** `JsonConvert.DeserializeObject<HttpOutputBindingResponse>(value.ToString())`. */
function readResponse(value: Token, culture: Culture): ObjectToken {
  if (value.type === 'null') throw notAResponse();
  let response: Token;
  try {
    response = readJson(tokenText(value, culture), { culture });
  } catch (error) {
    if (error instanceof JsonReaderError) throw notAResponse();
    throw error;
  }
  if (response.type === 'integer' || response.type === 'float') {
    const type = response.type === 'integer' ? 'System.Int64' : 'System.Double';
    const message = `Could not cast or convert from ${type} to Microsoft.Azure.WebJobs.Script.Workers.Http.HttpOutputBindingResponse.`;
    throw notAResponse(hostError('ArgumentException', message));
  }
  const [status, headers] = ['statuscode', 'headers'].map((name) => find(response, name));
  const isResponse =
    response.type === 'object' &&
    !['object', 'array'].includes(status?.type ?? 'null') &&
    ['object', 'null'].includes(headers?.type ?? 'null');
  if (isResponse) return response as ObjectToken;
  throw notAResponse();
}

function notAResponse(cause?: Error): Error {
  return hostError(
    'InvalidOperationException',
    'Failed while trying to Deserialize to httpOutputBindingResponse. Output is not in expected format',
    cause,
  );
}

/** A property, whatever its case. */
function find(token: Token, name: string): Token | undefined {
  if (token.type !== 'object') return undefined;
  return [...token.properties].findLast(([key]) => key.toLowerCase() === name)?.[1];
}

// `status` is never honoured here: the key `statusCode` is always there.
function namedResult(response: ObjectToken, culture: Culture): HttpResult {
  const body = find(response, 'body') ?? { type: 'null' };
  return fromResponse(response, find(response, 'statuscode'), tokenText(body, culture), culture);
}

function returnResult(binding: Binding, given: Token | undefined, culture: Culture): HttpResult {
  const value = given && bindingValue(given, binding.dataType);
  if (value === undefined) return { status: 204, headers: [], body: Buffer.alloc(0) };
  if (Buffer.isBuffer(value)) return content([], value);
  const read = value.type === 'string' ? parsed(value, culture) : value;
  const body = find(read, 'body');
  if (!body) return content([['Content-Type', text]], tokenText(read, culture));
  const isJson = body.type === 'object' || body.type === 'array';
  return fromResponse(
    read as ObjectToken,
    find(read, 'statuscode') ?? find(read, 'status'),
    isJson ? writeJson(body) : tokenText(body, culture),
    culture,
  );
}

function parsed(value: Extract<Token, { type: 'string' }>, culture: Culture): Token {
  try {
    return readJson(value.value, { culture });
  } catch (error) {
    if (error instanceof JsonReaderError) return value;
    throw error;
  }
}

/** ASP.NET's ObjectResult of a ReturnValue: text as text, nothing as 204, all else as compact JSON with its length. */
function rawResult(value: Token | undefined, culture: Culture): HttpResult {
  if (!value) return { status: 204, headers: [], body: Buffer.alloc(0) };
  if (value.type === 'string') return content([['Content-Type', text]], tokenText(value, culture));
  return { status: 200, headers: [['Content-Type', json]], body: Buffer.from(writeJson(value)) };
}

function fromResponse(
  response: ObjectToken,
  status: Token | undefined,
  body: string,
  culture: Culture,
): HttpResult {
  const code = statusCode(status, culture);
  const { headers, failed } = readHeaders(find(response, 'headers'), culture);
  if (failed) return { status: 500, headers, body: Buffer.alloc(0) };
  const result = { ...content(headers, body), status: code };
  if (code < 101 || code > 999) return { ...result, broken: true };
  if (code === 204 || code === 304) return { ...result, body: Buffer.alloc(0), chunked: false };
  return framed(result);
}

// What the function says of the framing is believed: a wrong length breaks the response.
function framed(result: HttpResult): HttpResult {
  const length = headerValue(result.headers, 'content-length');
  if (length === undefined && !headerValue(result.headers, 'transfer-encoding')) return result;
  const headers = withoutHeaders(result.headers, ['content-length']);
  return { ...result, headers, chunked: false, broken: length !== String(result.body.length) };
}

function statusCode(value: Token | undefined, culture: Culture): number {
  if (!value || value.type === 'float') return 200;
  const trimmed = tokenText(value, culture).trim();
  return /^[-+]?\d+$/.test(trimmed) ? Number(trimmed) : 200;
}

/** Headers in order up to the first that the server refuses: the client then gets 500 with those before it. */
function readHeaders(value: Token | undefined, culture: Culture) {
  const given = value?.type === 'object' ? [...value.properties] : [];
  const headers: Headers = [];
  let type = text;
  for (const [name, item] of given) {
    const written = item.type === 'null' ? undefined : tokenText(item, culture);
    const key = name.toLowerCase();
    const fits = written !== undefined && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
    if (!fits || !/^[\t\x20-\x7e]*$/.test(written)) return { headers, failed: true };
    if (key === 'content-type') type = withCharset(written) || text;
    else if (!['server', 'date'].includes(key) && !headerValue(headers, key)) {
      headers.push([name, written]);
    }
  }
  headers.push(['Content-Type', type]);
  return { headers, failed: false };
}

/** `; charset=utf-8` is always there. */
function withCharset(type: string): string {
  const own = type
    .split(';')
    .map((part) => part.trim())
    .filter((part) => !/^charset\s*=/i.test(part));
  return own[0] ? [...own, 'charset=utf-8'].join('; ') : '';
}

/** What a formatter writes; nothing at all has a length. */
function content(headers: Headers, body: string | Buffer): HttpResult {
  const bytes = Buffer.from(body as string);
  return { status: 200, headers, body: bytes, chunked: bytes.length > 0 };
}
