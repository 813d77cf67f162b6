import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Host, type HostOptions, startHost } from '../../lib/local-host/host.ts';

/** What a handler of these tests does with a request; it runs in a process of its own, so it may use nothing from outside. */
export type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => unknown;

export interface Project {
  /** Laid over `customHandler`. */
  customHandler?: Record<string, unknown>;
  hostJson?: Record<string, unknown>;
  /** Function -> its function.json. */
  functions?: Record<string, Record<string, unknown>>;
  settings?: Record<string, string>;
  answer?: Answer;
  /** The handler's source, instead of `answer`. */
  source?: string;
}

export const extensionBundle = {
  id: 'Microsoft.Azure.Functions.ExtensionBundle',
  version: '[4.*, 5.0.0)',
};

/** A function.json with an HTTP trigger `req` and an output `res`. */
export function httpFunction(trigger: Record<string, unknown> = {}, ...more: object[]) {
  const req = {
    name: 'req',
    type: 'httpTrigger',
    direction: 'in',
    authLevel: 'anonymous',
    ...trigger,
  };
  return { bindings: [req, { name: 'res', type: 'http', direction: 'out' }, ...more] };
}

/** A function.json with a queue trigger `message`. */
export function queueFunction(...more: object[]) {
  const trigger = { name: 'message', type: 'queueTrigger', direction: 'in', queueName: 'orders' };
  return { bindings: [trigger, ...more] };
}

/** The handler's answer that shows what it got: method, url, raw headers, body. */
const echo: Answer = (request, body, response) => {
  response.setHeader('Content-Type', 'application/json');
  const { method, url, rawHeaders, rawTrailers } = request;
  response.end(JSON.stringify({ method, url, rawHeaders, rawTrailers, body }));
};

export interface Echo {
  method: string;
  url: string;
  rawHeaders: string[];
  body: string;
}

/** All values of a header in an echo. */
export function echoed(seen: Echo, name: string): string[] {
  return seen.rawHeaders.filter(
    (_, i, all) => i % 2 === 1 && all[i - 1]?.toLowerCase() === name.toLowerCase(),
  );
}

export function exists(pid: number | undefined): boolean {
  try {
    return process.kill(pid as number, 0);
  } catch {
    return false;
  }
}

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5);
}

/** Resolves once the process has ended. */
export async function gone(pid: number | undefined): Promise<void> {
  await until(() => !exists(pid));
}

/** Sends a raw request; `chunks` are written one by one, without a length when there are several. */
export function sendRaw(url: string, options: object = {}, chunks: string[] = []) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const sent = request(url, options, async (response) => {
        let body = '';
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      }).on('error', reject);
      for (const chunk of chunks) sent.write(chunk);
      sent.end();
    },
  );
}

/** Gives a function that makes projects and one that starts hosts; all are gone after each test. */
export function useHosts() {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  function makeProject(project: Project = {}): string {
    const root = mkdtempSync(path.join(tmpdir(), 'host-'));
    cleanups.push(() => rmSync(root, { recursive: true, force: true }));
    writeProject(root, project);
    return root;
  }
  async function start(project: Project, options: Partial<HostOptions> = {}): Promise<Host> {
    const host = await startHost({ root: makeProject(project), ...options });
    cleanups.push(() => host.stop());
    return host;
  }
  return { makeProject, start };
}

function writeProject(root: string, project: Project): void {
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(root, name), JSON.stringify(value));
  const description = { defaultExecutablePath: process.execPath, arguments: ['handler.mjs'] };
  const customHandler = { description, ...project.customHandler };
  write('host.json', { version: '2.0', extensionBundle, customHandler, ...project.hostJson });
  write('local.settings.json', {
    IsEncrypted: false,
    Values: { FUNCTIONS_WORKER_RUNTIME: 'custom', ...project.settings },
  });
  writeFileSync(
    path.join(root, 'handler.mjs'),
    project.source ?? serverSource(project.answer ?? echo),
  );
  for (const [name, json] of Object.entries(project.functions ?? {})) {
    mkdirSync(path.join(root, name));
    write(path.join(name, 'function.json'), json);
  }
}

function serverSource(answer: Answer): string {
  return `import { createServer } from 'node:http';
const answer = ${answer};
createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.url === '/' && request.method === 'GET') response.end();
  else await answer(request, body, response);
}).listen(process.env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1');
`;
}
