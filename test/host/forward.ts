import type { CallerRequest } from './caller-request.ts';
import type { HandlerAnswer, HandlerRequest } from './handler-client.ts';
import { type Headers, headerValue, joinHeaders, withoutHeaders } from './headers.ts';
import { hostError } from './host-error.ts';
import { invocationHeaders } from './host-headers.ts';
import { writeQuery } from './query.ts';

// The names .NET accepts on content only; the host copies them to the request, where they are refused.
const contentHeaders = [
  'allow',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'expires',
  'last-modified',
];

/**
 * The request the handler gets in forwarding mode (contract 3.2).
 * `path` is the caller's own, or `/<FunctionName>` for the legacy section. Throws for a chunked body.
 */
export function forwardedRequest(
  caller: CallerRequest,
  path: string,
  invocationId: string,
): HandlerRequest {
  if (caller.chunked) {
    throw hostError(
      'HttpRequestException',
      "'Transfer-Encoding: chunked' header can not be used when content object is not specified.",
    );
  }
  const copied = withoutHeaders(caller.headers, contentHeaders);
  const contentType = headerValue(caller.headers, 'content-type');
  const content: Headers = caller.body && contentType ? [['Content-Type', contentType]] : [];
  return {
    method: caller.method,
    path: path + writeQuery(caller.query),
    headers: joinHeaders([...copied, ...invocationHeaders(invocationId), ...content]),
    body: caller.body,
  };
}

/** The handler's answer as the caller gets it: whole, any status, its length counted (contract 3.3). */
export function forwardedAnswer(answer: HandlerAnswer, method: string): HandlerAnswer {
  if (method === 'HEAD') {
    return { ...answer, headers: withoutHeaders(answer.headers, ['transfer-encoding']) };
  }
  const headers = withoutHeaders(answer.headers, ['transfer-encoding', 'content-length']);
  const bodiless = answer.status === 204 || answer.status === 304;
  if (!bodiless) headers.push(['Content-Length', String(answer.body.length)]);
  return { ...answer, headers };
}
