import type { IncomingMessage } from 'node:http';
import { type Headers, headerValue, pairHeaders, serverName } from './headers.ts';
import { type KeyedRequest, type Keys, keyLevel } from './keys.ts';
import { readQuery } from './query.ts';
import type { RouteValues } from './route-template.ts';

/** An HTTP request as it reached the host. */
export interface CallerRequest {
  method: string;
  /** Absolute: `http://host/path?query`. */
  url: string;
  /** As the caller wrote it. */
  path: string;
  query: Map<string, string>;
  /** Of a repeated key the last value alone. */
  lastQuery: Map<string, string>;
  headers: Headers;
  routeValues: RouteValues;
  chunked: boolean;
  /** What the caller's key allows; undefined without one. */
  keyLevel: 'admin' | 'function' | undefined;
  /** Only with Content-Length > 0: a chunked body is not read (contract 3.2). */
  body: Buffer | undefined;
}

export async function readCallerRequest(
  incoming: IncomingMessage,
  routeValues: RouteValues,
  keys: Keys,
): Promise<CallerRequest> {
  const headers = pairHeaders(incoming.rawHeaders);
  const hasBody = Number(headerValue(headers, 'content-length') ?? 0) > 0;
  const body = hasBody ? await readBody(incoming) : undefined;
  return callerRequest(
    { method: incoming.method ?? 'GET', target: incoming.url ?? '/', headers, body },
    routeValues,
    keys,
  );
}

/** A request that is wholly there; a body counts only with a Content-Length. */
export function callerRequest(
  request: KeyedRequest & { method: string; body: Buffer | undefined },
  routeValues: RouteValues,
  keys: Keys,
): CallerRequest {
  const { method, target, headers, body } = request;
  const mark = target.indexOf('?');
  const hasLength = Number(headerValue(headers, 'content-length') ?? 0) > 0;
  return {
    method,
    url: `http://${headerValue(headers, 'host') ?? 'localhost'}${target}`,
    path: mark < 0 ? target : target.slice(0, mark),
    query: readQuery(mark < 0 ? '' : target.slice(mark)),
    lastQuery: readQuery(mark < 0 ? '' : target.slice(mark), (_before, value) => value),
    headers: headers.map(([name, value]) => [serverName(name), value]),
    routeValues,
    chunked: /chunked/i.test(headerValue(headers, 'transfer-encoding') ?? ''),
    keyLevel: keyLevel(request, keys),
    body: hasLength ? body : undefined,
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
