import type { IncomingMessage } from 'node:http';
import { type Headers, headerValue, pairHeaders } from './headers.ts';
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
  headers: Headers;
  routeValues: RouteValues;
  chunked: boolean;
  /** Only with Content-Length > 0: a chunked body is not read (contract 3.2). */
  body: Buffer | undefined;
}

export async function readCallerRequest(
  incoming: IncomingMessage,
  routeValues: RouteValues,
): Promise<CallerRequest> {
  const headers = pairHeaders(incoming.rawHeaders);
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const hasBody = Number(headerValue(headers, 'content-length') ?? 0) > 0;
  return {
    method: incoming.method ?? 'GET',
    url: `http://${headerValue(headers, 'host') ?? 'localhost'}${target}`,
    path,
    query: readQuery(mark < 0 ? '' : target.slice(mark)),
    headers,
    routeValues,
    chunked: /chunked/i.test(headerValue(headers, 'transfer-encoding') ?? ''),
    body: hasBody ? await readBody(incoming) : undefined,
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
