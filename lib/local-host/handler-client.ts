import { type Agent, type IncomingMessage, request as startRequest } from 'node:http';
import { type Headers, headerValue, pairHeaders } from './headers.ts';
import { hostError } from './host-error.ts';

export interface HandlerRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  body?: Buffer | undefined;
  /** Send the body without a Content-Length. */
  chunked?: boolean;
}

/** The whole answer of the handler. */
export interface HandlerAnswer {
  status: number;
  reason: string;
  headers: Headers;
  body: Buffer;
}

export interface Connection {
  port: number;
  agent: Agent;
  signal: AbortSignal;
  followRedirects: boolean;
}

const maxRedirects = 50;

/** Sends as the host's HttpClient does and reads the answer to its end; throws an HttpRequestException. */
export async function send(to: Connection, sent: HandlerRequest): Promise<HandlerAnswer> {
  let next = sent;
  for (let redirects = 0; ; redirects++) {
    const answer = await sendOnce(to, next);
    const location = headerValue(answer.headers, 'location');
    const redirected = [301, 302, 303, 307, 308].includes(answer.status) && location;
    if (!to.followRedirects || !redirected || redirects === maxRedirects) return answer;
    const url = new URL(location, `http://127.0.0.1:${to.port}${next.path}`);
    const path = url.pathname + url.search;
    next =
      answer.status >= 307 ? { ...next, path } : { method: 'GET', path, headers: hostOnly(next) };
  }
}

function hostOnly({ headers }: HandlerRequest): Headers {
  return headers.filter(([name]) => name.toLowerCase() === 'host');
}

async function sendOnce(to: Connection, sent: HandlerRequest): Promise<HandlerAnswer> {
  try {
    const response = await open(to, sent);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return {
      status: response.statusCode ?? 0,
      reason: response.statusMessage ?? '',
      headers: pairHeaders(response.rawHeaders),
      body: Buffer.concat(chunks),
    };
  } catch (error) {
    throw hostError('HttpRequestException', (error as Error).message, error);
  }
}

// Like HttpClient, takes a new connection when a kept one had been closed and no body was sent on it.
function open(to: Connection, sent: HandlerRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = startRequest({
      host: '127.0.0.1',
      port: to.port,
      agent: to.agent,
      signal: to.signal,
      method: sent.method,
      path: sent.path,
      headers: [...sent.headers, ...framing(sent)].flat(),
    });
    request.on('response', resolve);
    request.on('error', (error: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && error.code === 'ECONNRESET' && !sent.body;
      if (stale) resolve(open(to, sent));
      else reject(error);
    });
    request.end(sent.body);
  });
}

function framing({ method, body, chunked }: HandlerRequest): Headers {
  if (chunked) return [['Transfer-Encoding', 'chunked']];
  return body ? [['Content-Length', String(body.length)]] : emptyBodyHeaders(method);
}

/** HttpClient announces an empty body for the methods that usually have one. */
export function emptyBodyHeaders(method: string): Headers {
  return ['GET', 'HEAD', 'OPTIONS', 'CONNECT', 'DELETE'].includes(method.toUpperCase())
    ? []
    : [['Content-Length', '0']];
}
