import { STATUS_CODES } from 'node:http';
import { readAnswer } from '../../../lib/local-host/answer.ts';
import type { Binding } from '../../../lib/local-host/binding.ts';
import { callerRequest } from '../../../lib/local-host/caller-request.ts';
import { envelopeRequest } from '../../../lib/local-host/envelope.ts';
import { forwardedAnswer, forwardedRequest } from '../../../lib/local-host/forward.ts';
import { type HostFunction, makeFunction } from '../../../lib/local-host/function-json.ts';
import type { HandlerAnswer, HandlerRequest } from '../../../lib/local-host/handler-client.ts';
import { emptyBodyHeaders } from '../../../lib/local-host/handler-client.ts';
import type { Headers } from '../../../lib/local-host/headers.ts';
import { hostError } from '../../../lib/local-host/host-error.ts';
import { requestMetadata, requestObject } from '../../../lib/local-host/http-envelope.ts';
import { httpResult } from '../../../lib/local-host/http-result.ts';
import { isAuthorized } from '../../../lib/local-host/keys.ts';
import { HttpRouter } from '../../../lib/local-host/router.ts';
import { clientForm, clientView } from './http-response.ts';
import { type Case, chain, type Group, lengthen } from './vectors.ts';

/** What the handler of an HTTP function gets, and what a client sees of the host itself. */
export const httpRequestGroups: Group[] = [
  {
    file: 'http-envelope-request.json',
    ids: /./,
    run: (each) => {
      const { handler, client } = call(each, false);
      return { handler, client: { status: client.status } };
    },
    expected: ({ then }) => ({
      handler: handlerForm(then.handler),
      client: { status: then.client.status },
    }),
  },
  {
    file: 'forwarding.json',
    ids: /./,
    run: (each) => {
      const forward = (each.hostJson as HostJson).customHandler.enableForwardingHttpRequest;
      const result = call(each, forward === true);
      return { ...result, client: withoutHomepage(result.client) };
    },
    expected: ({ then }) => ({
      function: then.function,
      handler: handlerForm(then.handler),
      client: withoutHomepage(clientForm(then.client)),
      exceptions: then.exceptions?.slice(1).map(shortType),
    }),
  },
];

interface HostJson {
  customHandler: { enableForwardingHttpRequest?: boolean };
  extensions?: { http?: { routePrefix?: string } };
}

const keys = { master: '<master key>', function: '<key>' };
const port = 7071;
const host = '127.0.0.1:<port>';

type Client = ReturnType<typeof clientForm>;

function call(each: Case, forward: boolean) {
  const { given } = each;
  const prefix = (each.hostJson as HostJson | undefined)?.extensions?.http?.routePrefix ?? 'api';
  let hostFunction: HostFunction;
  try {
    hostFunction = makeFunction(
      nameOf(each),
      { bindings: each.functionJson as Binding[] },
      {
        routePrefix: prefix,
        hasBundle: true,
        isFlex: false,
      },
    );
    if (hostFunction.routeError) throw hostFunction.routeError;
  } catch {
    return host503();
  }
  const headers = clientHeaders(given);
  const [path = ''] = given.path.split('?');
  const match = new HttpRouter([hostFunction]).find(given.method, path);
  if (!match) return notCalled(path === '/' ? 200 : 404, given.method);
  const request = { method: given.method, target: given.path, headers, body: body(given.body) };
  if (!isAuthorized(request, hostFunction.http?.authLevel ?? 'function', keys)) {
    return notCalled(401, given.method);
  }
  const caller = callerRequest(request, match.values, keys);
  const forwards = forward && hostFunction.simpleHttp;
  try {
    const sent = forwards
      ? forwardedRequest(caller, caller.path, '<guid>')
      : envelopeRequest(
          hostFunction,
          port,
          {
            trigger: requestObject(caller),
            metadata: requestMetadata(caller, hostFunction.trigger.name),
            inputs: { in: 'hello' },
          },
          '<guid>',
        );
    const handler = sentForm(sent);
    try {
      const result = respond(each, hostFunction, forwards);
      return {
        function: 'succeeded',
        handler,
        client: clientForm(clientView(result, given.method)),
      };
    } catch (error) {
      return { ...failed(given.method), handler, exceptions: inner(error) };
    }
  } catch (error) {
    return { ...failed(given.method), exceptions: inner(error) };
  }
}

function respond(each: Case, hostFunction: HostFunction, forwards: boolean) {
  const answer = handlerAnswer(each, forwards);
  if (forwards) return forwardedAnswer(answer, each.given.method);
  const read = readAnswer(answer);
  return httpResult(hostFunction, read ?? { outputs: undefined, logs: [], returnValue: undefined });
}

/** What the recording handler answered; its own way where the case does not say. */
function handlerAnswer(
  { id, given, note }: Case & { note?: string },
  forwards: boolean,
): HandlerAnswer {
  if (id.endsWith('-connection-dropped')) {
    const cause = hostError('HttpIOException', 'The response ended prematurely. (ResponseEnded)');
    throw hostError('HttpRequestException', 'An error occurred while sending the request.', cause);
  }
  if (note?.startsWith('functionTimeout')) {
    throw hostError(
      'FunctionTimeoutException',
      'Timeout value of 00:00:05 was exceeded by function: Functions.Simple',
    );
  }
  const usual = forwards
    ? { status: 200, headers: { 'Content-Type': 'text/plain', 'X-One': '1' }, body: 'answer' }
    : {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: '{"Outputs":{"res":{}}}',
      };
  const { status, headers, body: text } = given.handlerAnswers ?? usual;
  const content = body(typeof text === 'string' ? { text } : text) ?? Buffer.alloc(0);
  return {
    status,
    reason: id.endsWith('-reason') ? 'Very Fine' : (STATUS_CODES[status] ?? 'unknown'),
    headers: [...headerList(headers), ['Content-Length', String(content.length)]],
    body: content,
  };
}

function headerList(headers: Record<string, string> | string[]): Headers {
  if (!Array.isArray(headers)) return Object.entries(headers);
  return headers.flatMap(
    (name, i): Headers => (i % 2 === 0 ? [[name, headers[i + 1] as string]] : []),
  );
}

function failed(method: string) {
  const client = clientForm(
    clientView({ status: 500, headers: [], body: Buffer.alloc(0) }, method),
  );
  return { function: 'failed', handler: null, client };
}

function notCalled(status: number, method: string) {
  const result = { status, headers: [] as Headers, body: Buffer.alloc(0) };
  const client = clientForm(clientView({ ...result, chunked: method === 'HEAD' }, method));
  return { function: 'not called', handler: null, client };
}

function host503() {
  const text = Buffer.from('Function host is not running.');
  const client = clientForm(
    clientView({ status: 503, headers: [], body: text, chunked: true }, 'GET'),
  );
  return { function: 'not called', handler: null, client };
}

/** The envelope's path is the function's name; a route of its own hides it. */
function nameOf({ given, then }: Case): string {
  const path: string = then.handler?.headers?.some((line: string) =>
    /^Transfer-Encoding/.test(line),
  )
    ? then.handler.path
    : given.path.split('?')[0];
  return /(\w+)\/?$/.exec(path)?.[1] ?? 'F';
}

/** What Node's client adds. */
function clientHeaders({ method, headers, body: sent }: Case['given']): Headers {
  const given = Object.entries(headers as Record<string, string | string[]>).flatMap(
    ([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  const has = (name: string) => given.some(([key]) => key.toLowerCase() === name);
  const framed = has('content-length') || has('transfer-encoding') || !sent || method === 'GET';
  return [
    ...given,
    ...(has('host') ? [] : [['Host', host] as [string, string]]),
    ...(has('connection') ? [] : [['Connection', 'close'] as [string, string]]),
    ...(framed ? [] : [['Transfer-Encoding', 'chunked'] as [string, string]]),
  ];
}

function body(given: { text: string } | { base64: string } | undefined): Buffer | undefined {
  if (!given) return undefined;
  if ('base64' in given) return Buffer.from(given.base64, 'base64');
  const large = /^<(\d+) characters: x+ \.\.\. x+>$/.exec(given.text);
  return Buffer.from(large ? 'x'.repeat(Number(large[1])) : lengthen(given.text));
}

interface Handler {
  method: string;
  path: string;
  headers: string[];
  body?: string | { text: string } | { base64: string };
}

/** A recorded request: headers in no order, an envelope as JSON. */
function handlerForm(handler: Handler | null) {
  if (!handler) return null;
  const { method, path, headers, body: sent } = handler;
  return {
    method,
    path,
    headers: headers.map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase())).sort(),
    body: typeof sent === 'string' ? JSON.parse(lengthen(sent)) : sent,
  };
}

function sentForm({ method, path, headers, body: sent, chunked }: HandlerRequest) {
  const isEnvelope = chunked === true;
  const lines = headers.map(([name, value]) => `${name}: ${value.replace(`:${port}`, ':<port>')}`);
  const length = sent
    ? [`Content-Length: ${sent.length}`]
    : emptyBodyHeaders(method).map(([name, value]) => `${name}: ${value}`);
  return handlerForm({
    method,
    path,
    headers: [...lines, ...(isEnvelope ? ['Transfer-Encoding: chunked'] : length)],
    ...(sent && { body: isEnvelope ? sent.toString() : content(sent) }),
  });
}

function content(bytes: Buffer): { text: string } | { base64: string } {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

// The homepage is the host's own, and long.
function withoutHomepage(client: Client): Client | { status: number | undefined } {
  const isPage = client.headers?.some((line) => line === 'content-type: text/html');
  return isPage ||
    (client.status === 200 &&
      client.headers?.length === 1 &&
      'text' in (client.body ?? {}) &&
      (client.body as { text: string }).text === '')
    ? { status: client.status }
    : client;
}

/** Without the outermost, which a timeout is itself. */
function inner(error: unknown) {
  return chain(error)
    .map(shortType)
    .filter(({ type }) => type !== 'FunctionTimeoutException');
}

function shortType({ type, message }: { type: string; message: string }) {
  return { type: type.split('.').at(-1), message };
}
