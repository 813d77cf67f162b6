import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, emptyBodyHeaders } from './handler-client.ts';
import { type Headers, headerValue, pairHeaders, withoutHeaders } from './headers.ts';
import { hostError } from './host-error.ts';
import { hostVersion } from './host-headers.ts';
import type { HostLog } from './host-log.ts';

const hopByHop =
  'connection transfer-encoding keep-alive upgrade proxy-connection proxy-authenticate proxy-authentication-info proxy-authorization te trailer alt-svc http2-settings upgrade-insecure-requests'.split(
    ' ',
  );
const overridden =
  'host x-azure-functions-hostversion x-azure-functions-invocationid x-ms-invocation-id x-forwarded-for x-forwarded-host x-forwarded-proto'.split(
    ' ',
  );

const activityTimeout = 240_000;
const attempts = 10;
const longestDelay = 250;

/**
 * Streams a request to the handler and the answer back (contract 3.4). Any status is a success.
 * Throws an HttpForwardingException when the handler cannot be reached or breaks off.
 */
export async function proxy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  to: Connection,
  invocationId: string,
  log: HostLog,
): Promise<void> {
  const { upstream, response } = await connect(incoming, to, invocationId, log);
  upstream.setTimeout(activityTimeout, () => upstream.destroy(new Error('RequestTimedOut')));
  outgoing.once('close', () => outgoing.writableFinished || upstream.destroy());
  try {
    incoming.pipe(upstream);
    await copyAnswer(await response, outgoing);
  } catch (error) {
    if (!outgoing.destroyed) throw forwardingError(error);
    const message = 'The client disconnected while the function was processing the request.';
    log.write('Information', 'Host.Function', message);
  }
}

async function connect(
  incoming: IncomingMessage,
  to: Connection,
  invocationId: string,
  log: HostLog,
): Promise<OpenRequest> {
  for (let attempt = 1, wait = 50; ; attempt++, wait = Math.min(2 * wait, longestDelay)) {
    try {
      return await openRequest(incoming, to, invocationId);
    } catch (error) {
      if (attempt === attempts || to.signal.aborted) throw forwardingError(error);
      const message = `Failed to proxy request to the worker. Retrying in ${wait}ms. Attempt ${attempt} of ${attempts}.`;
      log.write('Warning', 'Host.Function', message);
      await delay(wait);
    }
  }
}

interface OpenRequest {
  upstream: ClientRequest;
  response: Promise<IncomingMessage>;
}

// Resolves once connected: until then nothing of the caller's body is read, so an attempt can be repeated.
async function openRequest(
  incoming: IncomingMessage,
  to: Connection,
  invocationId: string,
): Promise<OpenRequest> {
  const upstream = request({
    host: '127.0.0.1',
    port: to.port,
    agent: to.agent,
    signal: to.signal,
    method: incoming.method,
    path: incoming.url,
    headers: proxiedHeaders(incoming, to.port, invocationId).flat(),
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    upstream.on('response', resolve).on('error', reject);
  });
  const connected = new Promise<void>((resolve) => {
    upstream.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', resolve);
      else resolve();
    });
  });
  await Promise.race([connected, response]);
  return { upstream, response };
}

function proxiedHeaders(incoming: IncomingMessage, port: number, invocationId: string): Headers {
  const caller = pairHeaders(incoming.rawHeaders);
  return [
    ['Host', `127.0.0.1:${port}`],
    ...withoutHeaders(caller, [...hopByHop, ...overridden]),
    ...bodyFraming(caller, incoming.method ?? 'GET'),
    ['X-Azure-Functions-HostVersion', hostVersion],
    ['X-Azure-Functions-InvocationId', invocationId],
    ['x-ms-invocation-id', invocationId],
    ['X-Forwarded-For', incoming.socket.remoteAddress ?? ''],
    ['X-Forwarded-Host', headerValue(caller, 'host') ?? ''],
    ['X-Forwarded-Proto', 'http'],
  ];
}

// Content-Length was copied; Transfer-Encoding belongs to each hop.
function bodyFraming(caller: Headers, method: string): Headers {
  if (headerValue(caller, 'transfer-encoding')) return [['Transfer-Encoding', 'chunked']];
  return headerValue(caller, 'content-length') ? [] : emptyBodyHeaders(method);
}

async function copyAnswer(response: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const headers = withoutHeaders(pairHeaders(response.rawHeaders), hopByHop);
  if (response.headers.trailer) headers.push(['Trailer', response.headers.trailer]);
  outgoing.writeHead(response.statusCode ?? 502, response.statusMessage, headers.flat());
  outgoing.flushHeaders();
  for await (const chunk of response) outgoing.write(chunk);
  if (response.rawTrailers.length > 0) outgoing.addTrailers(pairHeaders(response.rawTrailers));
  outgoing.end();
}

function forwardingError(cause: unknown): Error {
  return hostError(
    'HttpForwardingException',
    `Failed to proxy request with ForwarderError: ${(cause as Error).message}`,
    cause,
  );
}
