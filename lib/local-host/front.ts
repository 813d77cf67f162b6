import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readCallerRequest } from './caller-request.ts';
import type { CustomHandler } from './custom-handler.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { HostFunction } from './function-json.ts';
import { type HandlerCalls, httpMode } from './handler-calls.ts';
import { pairHeaders } from './headers.ts';
import type { HostLog } from './host-log.ts';
import { requestMetadata, requestObject } from './http-envelope.ts';
import type { HttpResult } from './http-result.ts';
import type { Attempt, Invoker } from './invoker.ts';
import { isAuthorized, type KeyedRequest, type Keys, keyLevel } from './keys.ts';
import { proxy } from './proxy.ts';
import type { HttpRouter, RouteMatch } from './router.ts';
import type { Environment } from './settings.ts';
import { adminInput } from './triggers/manual.ts';
import { eventGridWebhook } from './webhook.ts';

export interface FrontOptions {
  router: HttpRouter;
  /** The whole host is in error. */
  failed: boolean;
  handler: CustomHandler;
  dispatcher: Dispatcher;
  calls: HandlerCalls;
  invoker: Invoker;
  keys: Keys;
  env: Environment;
  log: HostLog;
  functions: HostFunction[];
  /** Runs a function once for what Event Grid delivers. */
  deliver: (hostFunction: HostFunction, events: string) => void;
  /** Runs an event function by hand with a text; undefined when there is none of that name. */
  runByHand: (name: string, input: string | null) => Promise<unknown> | undefined;
}

const defaultBodyLimit = 104_857_600;

/** What the host's HTTP server does: keys, routes, and the way to the handler (contract 3.5). */
export function createFront(options: FrontOptions): RequestListener {
  return (incoming, outgoing) => {
    answer(options, incoming, outgoing).catch((error: Error) => {
      options.log.write('Error', 'Host.Front', `${error.name}: ${error.message}`);
      if (outgoing.headersSent) outgoing.destroy();
      else end(outgoing, 500);
    });
  };
}

async function answer(
  options: FrontOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (options.failed || options.dispatcher.state === 'Stopped') {
    return end(outgoing, 503, 'Function host is not running.');
  }
  const path = (incoming.url ?? '/').split('?')[0] as string;
  if (/^\/(admin|runtime)(\/|$)/i.test(path)) return answerAdmin(options, path, incoming, outgoing);
  const match = options.router.find(incoming.method ?? 'GET', path);
  if (!match) return path === '/' ? homepage(options, outgoing) : end(outgoing, 404);
  const request = keyed(incoming);
  // A disabled function is there for the master key alone.
  if (match.function.disabled && keyLevel(request, options.keys) !== 'admin') {
    return end(outgoing, 404);
  }
  if (!isAuthorized(request, match.function.http?.authLevel ?? 'function', options.keys)) {
    return end(outgoing, 401);
  }
  if (Number(incoming.headers['content-length'] ?? 0) > bodyLimit(options.env)) {
    return end(outgoing, 413);
  }
  await answerFunction(options, match, incoming, outgoing);
}

async function answerFunction(
  options: FrontOptions,
  match: RouteMatch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const attempt = await chooseAttempt(options, match, incoming, outgoing);
  const { error, response } = await options.invoker.run(match.function, attempt);
  if (response) return write(outgoing, response);
  if (!error || outgoing.writableEnded) return;
  if (outgoing.headersSent) outgoing.destroy();
  else end(outgoing, 500);
}

// The table of contract 3.1.
async function chooseAttempt(
  options: FrontOptions,
  { function: hostFunction, values }: RouteMatch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Attempt> {
  const { calls, handler, log } = options;
  const mode = httpMode(hostFunction, handler);
  if (mode === 'proxy') {
    return async ({ id, signal }) => {
      await proxy(incoming, outgoing, calls.connection(signal), id, log);
      return { outputs: {}, returnValue: undefined, logs: [], response: undefined };
    };
  }
  const caller = await readCallerRequest(incoming, values, options.keys);
  if (mode === 'forward') return calls.forward(hostFunction, caller);
  return calls.envelope(hostFunction, {
    trigger: requestObject(caller),
    metadata: requestMetadata(caller, hostFunction.trigger.name),
  });
}

/** What a built-in path answers without a function: only the ping needs no key. */
export function builtInStatus(
  method: string,
  path: string,
  isAdmin: boolean,
): 200 | 401 | undefined {
  if (!/^\/(admin|runtime)(\/|$)/i.test(path)) return undefined;
  if (method === 'GET' && /^\/admin\/host\/ping$/i.test(path)) return 200;
  return isAdmin ? undefined : 401;
}

// POST /admin/functions/<name> with {"input": "..."} runs an event function, behind the master key.
async function answerAdmin(
  options: FrontOptions,
  path: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const isAdmin = isAuthorized(keyed(incoming), 'admin', options.keys);
  const known = builtInStatus(incoming.method ?? 'GET', path, isAdmin);
  if (known) return end(outgoing, known);
  if (/^\/runtime\/webhooks\/eventgrid$/i.test(path))
    return answerEventGrid(options, incoming, outgoing);
  const name = /^\/admin\/functions\/([^/]+)$/i.exec(path)?.[1];
  if (!name || incoming.method !== 'POST') return end(outgoing, 404);
  const { body } = await readCallerRequest(incoming, {}, options.keys);
  const input = adminInput(body?.toString('utf8') ?? '');
  if (input === undefined) return end(outgoing, 400);
  const run = options.runByHand(decodeURIComponent(name), input);
  // The host answers at once and runs the function in the background.
  end(outgoing, run ? 202 : 404);
}

async function answerEventGrid(
  options: FrontOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { body } = await readCallerRequest(incoming, {}, options.keys);
  const text = body?.toString('utf8') ?? '';
  const request = {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: pairHeaders(incoming.rawHeaders),
    body: text,
  };
  const answer = eventGridWebhook(request, options.functions);
  if (answer.deliverTo) options.deliver(answer.deliverTo, text);
  outgoing.setHeaders(new Map(answer.headers ?? []));
  end(outgoing, answer.status, answer.body);
}

function keyed(incoming: IncomingMessage): KeyedRequest {
  return { target: incoming.url ?? '/', headers: pairHeaders(incoming.rawHeaders) };
}

function homepage({ env }: FrontOptions, outgoing: ServerResponse): void {
  const disabled = env.AzureWebJobsDisableHomepage?.toLowerCase() === 'true';
  outgoing.setHeader('Content-Type', 'text/html');
  if (disabled) end(outgoing, 204);
  else end(outgoing, 200, '<!DOCTYPE html><title>Your Functions app is up and running</title>');
}

function bodyLimit(env: Environment): number {
  return Number(env.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT || defaultBodyLimit);
}

// What breaks the real server's framing ends the connection here.
function write(outgoing: ServerResponse, result: HttpResult): void {
  const { status, reason, headers, body, chunked, broken } = result;
  if (broken) {
    outgoing.destroy();
    return;
  }
  const bodiless = status === 204 || status === 304;
  const framing = bodiless || chunked ? [] : ['Content-Length', String(body.length)];
  outgoing.writeHead(status, reason, [...headers.flat(), ...framing]);
  outgoing.end(body);
}

function end(outgoing: ServerResponse, status: number, text = ''): void {
  outgoing.writeHead(status, { 'Content-Length': Buffer.byteLength(text) });
  outgoing.end(text);
}
