import type { HandlerAnswer } from './handler-client.ts';
import { headerValue } from './headers.ts';
import { hostError } from './host-error.ts';

/** The handler's answer to an envelope: HttpScriptInvocationResult (contract 4.5). */
export interface Answer {
  outputs: Record<string, unknown> | undefined;
  logs: string[];
  returnValue: unknown;
}

/**
 * Reads as strictly as the host. Undefined when a 2xx has no body or `null`: the host then waits for ever.
 * Throws HttpRequestException for other statuses, InvalidOperationException for anything that is not a JSON object.
 */
export function readAnswer(answer: HandlerAnswer): Answer | undefined {
  if (answer.status < 200 || answer.status > 299) {
    throw hostError(
      'HttpRequestException',
      `Response status code does not indicate success: ${answer.status} (${answer.reason}).`,
    );
  }
  const mediaType = mediaTypeOf(answer);
  const isJson = mediaType === 'application/json' || mediaType === 'text/json';
  const announcedEmpty = headerValue(answer.headers, 'content-length') === '0';
  if (announcedEmpty || (isJson && answer.body.length === 0)) return undefined;
  if (!isJson) {
    throw invalid(
      answer,
      hostError(
        'UnsupportedMediaTypeException',
        `No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type '${mediaType}'.`,
      ),
    );
  }
  try {
    return parseAnswer(JSON.parse(answer.body.toString('utf8')));
  } catch (error) {
    throw invalid(answer, error);
  }
}

function mediaTypeOf({ headers }: HandlerAnswer): string {
  const type = headerValue(headers, 'content-type') ?? 'application/octet-stream';
  return (type.split(';')[0] as string).trim().toLowerCase();
}

function parseAnswer(json: unknown): Answer | undefined {
  if (json === null) return undefined;
  if (typeof json !== 'object' || Array.isArray(json))
    throw notOfType('HttpScriptInvocationResult');
  // Property names in either case; unknown ones are ignored.
  const values = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    outputs: readOutputs(values.get('outputs')),
    logs: readLogs(values.get('logs')),
    returnValue: values.get('returnvalue') ?? undefined,
  };
}

function readOutputs(value: unknown): Record<string, unknown> | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw notOfType('IDictionary`2');
  return value as Record<string, unknown>;
}

function readLogs(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw notOfType('List`1');
  return value.map((line) => {
    if (typeof line === 'object' && line !== null) throw notOfType('String');
    return String(line ?? '');
  });
}

function notOfType(type: string): Error {
  const message = `Cannot deserialize the current JSON value into type '${type}'.`;
  return hostError('JsonSerializationException', message);
}

function invalid(answer: HandlerAnswer, cause: unknown): Error {
  const headers = answer.headers.map(([name, value]) => `  ${name}: ${value}`).join('\n');
  const dump = `StatusCode: ${answer.status}, ReasonPhrase: '${answer.reason}', Version: 1.1, Content: System.Net.Http.HttpConnectionResponseContent, Headers:\n{\n${headers}\n}`;
  return hostError(
    'InvalidOperationException',
    `Invalid HttpResponseMessage:\n${dump}\n ${answer.body.toString('utf8')}`,
    cause,
  );
}
