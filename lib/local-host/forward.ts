import type { CallerRequest } from './caller-request.ts';
import type { HandlerAnswer, HandlerRequest } from './handler-client.ts';
import { type Headers, headerValue, joinHeaders, withoutHeaders } from './headers.ts';
import { hostError } from './host-error.ts';
import { invocationHeaders } from './host-headers.ts';
import { writeQuery } from './query.ts';
import { serverPath } from './router.ts';

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
      'An error occurred while sending the request.',
      hostError(
        'InvalidOperationException',
        "'Transfer-Encoding: chunked' header can not be used when content object is not specified.",
      ),
    );
  }
  const copied = withoutHeaders(caller.headers, contentHeaders);
  const contentType = headerValue(caller.headers, 'content-type');
  const content: Headers = caller.body && contentType ? [['Content-Type', contentType]] : [];
  return {
    method: caller.method,
    path: absolutePath(path) + writeQuery(caller.query),
    headers: joinHeaders([...copied, ...invocationHeaders(invocationId), ...content]),
    body: caller.body,
  };
}

/** `new Uri(request.GetDisplayUrl()).AbsolutePath`: what was decoded is encoded anew, and a `?` in it ends the path. */
function absolutePath(path: string): string {
  const [own = ''] = serverPath(path).split(/[?#]/);
  return encodeURI(own).replace(/%252F/g, '%2F');
}

/** The handler's answer as the caller gets it: whole, any status, its length counted (contract 3.3). */
export function forwardedAnswer(answer: HandlerAnswer, method: string): HandlerAnswer {
  const headers = withoutHeaders(answer.headers, [...hopByHop, ...hostsOwn]);
  // The server refuses the header, and the reason is set already.
  if (headers.some(([, value]) => /[^\t\x20-\x7e]/.test(value))) {
    return { status: 500, reason: answer.reason, headers: [], body: Buffer.alloc(0) };
  }
  if (method === 'HEAD') return { ...answer, headers };
  const counted = withoutHeaders(headers, ['content-length']);
  // Of a 304 the server announces that there is nothing; of a 204 it does not.
  if (answer.status === 304) counted.push(['Content-Length', '0']);
  return { ...answer, headers: counted };
}

const hopByHop = ['connection', 'keep-alive', 'transfer-encoding'];
const hostsOwn = ['server', 'date'];
