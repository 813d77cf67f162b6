import type { Answer } from './answer.ts';
import { type Binding, isType } from './binding.ts';
import type { HostFunction } from './function-json.ts';
import { type Headers, headerValue } from './headers.ts';
import { hostError } from './host-error.ts';
import { declaredValues, decodeOutput, isObject } from './outputs.ts';

/** The HTTP response an envelope invocation ends in. */
export interface HttpResult {
  status: number;
  /** Absent: the usual one. */
  reason?: string;
  headers: Headers;
  body: Buffer;
}

const text = 'text/plain; charset=utf-8';

/** Builds the response from Outputs or ReturnValue (contract 4.6); throws the host's InvalidOperationException. */
export function httpResult(hostFunction: HostFunction, answer: Answer): HttpResult {
  const binding = hostFunction.outputs.find((output) => isType(output, 'http'));
  if (!binding) return objectResult(answer.returnValue);
  const values = declaredValues(hostFunction, answer);
  if (binding.name === '$return') return returnResult(binding, values.$return);
  if (binding.name in values) return namedResult(values[binding.name]);
  return answer.outputs ? result(200, [], '{}') : result(204, [], '');
}

// For a named binding `status` is never honoured: the key `statusCode` is always there.
function namedResult(value: unknown): HttpResult {
  const response = parseResponse(value);
  if (!response) {
    throw hostError(
      'InvalidOperationException',
      'Failed while trying to Deserialize to httpOutputBindingResponse. Output is not in expected format',
    );
  }
  return fromResponse(response, response.get('statuscode'));
}

function returnResult(binding: Binding, value: unknown): HttpResult {
  const response = parseResponse(value);
  if (response?.has('body')) {
    return fromResponse(response, response.get('statuscode') ?? response.get('status'));
  }
  return objectResult(decodeOutput(binding, value));
}

// An object, or one as JSON text in a string; names in either case.
function parseResponse(value: unknown): Map<string, unknown> | undefined {
  let response = value;
  if (typeof value === 'string') {
    try {
      response = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  if (!isObject(response)) return undefined;
  return new Map(Object.entries(response).map(([name, item]) => [name.toLowerCase(), item]));
}

function fromResponse(response: Map<string, unknown>, status: unknown): HttpResult {
  const headers = readHeaders(response.get('headers'));
  return result(statusCode(status), headers, bodyText(response.get('body')));
}

function statusCode(value: unknown): number {
  const numeric = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  return numeric && Number.isInteger(Number(value)) ? Number(value) : 200;
}

// One line a name: the host prints a list, it does not repeat the header.
function readHeaders(value: unknown): Headers {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, item]) => {
    if (item === null && name.toLowerCase() === 'content-type') {
      throw hostError('InvalidOperationException', 'content-type header cannot be null');
    }
    return [name, typeof item === 'object' ? JSON.stringify(item, null, 2) : String(item)];
  });
}

function bodyText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

// ASP.NET's ObjectResult: text as text, bytes as bytes, nothing as 204, all else as JSON.
function objectResult(value: unknown): HttpResult {
  if (value === null || value === undefined) return result(204, [], '');
  if (typeof value === 'string') return result(200, [], value);
  if (value instanceof Uint8Array) {
    return {
      status: 200,
      headers: [['Content-Type', 'application/octet-stream']],
      body: Buffer.from(value),
    };
  }
  const type: Headers = [['Content-Type', 'application/json; charset=utf-8']];
  return result(200, type, JSON.stringify(value));
}

function result(status: number, headers: Headers, body: string): HttpResult {
  const typed = status === 204 || headerValue(headers, 'content-type') !== undefined;
  return {
    status,
    headers: typed ? headers : [...headers, ['Content-Type', text]],
    body: Buffer.from(body),
  };
}
