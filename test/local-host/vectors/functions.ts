import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Configuration } from '../../../lib/local-host/configuration.ts';
import { envelopeData } from '../../../lib/local-host/envelope.ts';
import { builtInStatus } from '../../../lib/local-host/front.ts';
import type { HostFunction } from '../../../lib/local-host/function-json.ts';
import {
  type LoadedFunctions,
  loadFunctions,
  mappedRoute,
} from '../../../lib/local-host/functions.ts';
import { isAuthorized, keyLevel } from '../../../lib/local-host/keys.ts';
import { HttpRouter } from '../../../lib/local-host/router.ts';
import { type Case, type Group, lengthen, readCases } from './vectors.ts';

const file = 'functions-and-routes.json';
const keys = { master: 'the master key', function: 'the function key' };

/** What the host makes of function folders and where it sends requests. */
export const functionGroups: Group[] = [
  { file, ids: /^route-alone-/, run: runAlone, expected: ({ then }) => aloneForm(then) },
  {
    file,
    ids: /^function-(?!folders)/,
    run: runOne,
    // Logged is what the status shows.
    expected: ({ then: { log: _log, listed, error, route } }) => ({
      listed,
      route: route && lengthen(route),
      error: error?.map((text: string) => lengthen(withoutAssemblies(text))) ?? null,
    }),
  },
  {
    file,
    ids: /^function-folders$/,
    run: () => {
      const loaded = load({ EmptyDir: undefined, 'nested/Inner': httpOnly });
      return { listed: loaded.functions.map(({ name }) => name) };
    },
    expected: ({ then }) => then,
  },
  {
    file,
    ids: /^routing-requests$/,
    run: ({ then }) => then.map(({ request }: { request: string }) => routed(request)),
    expected: ({ then }) => then,
  },
  {
    file,
    ids: /^disabled-http-/,
    run: ({ functionJson, id, given }) => {
      const name = 'F';
      const setting = given.startsWith('app setting');
      const { functions } = load(
        { [name]: functionJson },
        setting ? { 'AzureWebJobs.F.Disabled': 'true' } : {},
      );
      const key = id.endsWith('master-key') ? keys.master : undefined;
      const { status } = answered(functions, 'GET', '/api/F', key);
      return { client: status, handlerCalled: status === 200 };
    },
    expected: ({ then }) => then,
  },
  {
    file,
    ids: /^disabled-queue-/,
    run: ({ functionJson, given }) => {
      const setting = given.startsWith('app setting');
      const env = setting ? { 'AzureWebJobs.F.Disabled': '1' } : {};
      const { functions } = load({ F: functionJson }, env);
      return { handlerCalled: functions[0]?.disabled === false };
    },
    expected: ({ then }) => ({ handlerCalled: then.handlerCalled }),
  },
  {
    file,
    ids: /^authlevel-omitted$/,
    run: ({ functionJson }) => {
      const { functions } = load({ F: functionJson });
      const client = [undefined, keys.function].map(
        (key) => answered(functions, 'GET', '/api/F', key).status,
      );
      return { client };
    },
    expected: ({ then }) => then,
  },
  {
    file,
    ids: /^data-order$/,
    run: ({ functionJson }) => {
      const [hostFunction] = load({ F: functionJson }).functions as [HostFunction];
      return { keysOfData: Object.keys(envelopeData(hostFunction, { trigger: {} })) };
    },
    expected: ({ then }) => then,
  },
];

const httpOnly = [{ type: 'httpTrigger', name: 'req', direction: 'in', authLevel: 'anonymous' }];

/** Functions of these folders; the recorded host had extensions, and they come without a bundle. */
function load(folders: Record<string, unknown>, env: Record<string, string> = {}): LoadedFunctions {
  const root = mkdtempSync(path.join(tmpdir(), 'functions-'));
  const configuration = new Configuration();
  if (needsBundle(folders))
    configuration.set('extensionBundle:id', 'Microsoft.Azure.Functions.ExtensionBundle');
  try {
    writeFileSync(path.join(root, 'handler'), '');
    for (const [name, json] of Object.entries(folders)) {
      const folder = path.join(root, name);
      mkdirSync(folder, { recursive: true });
      if (json !== undefined) writeFileSync(path.join(folder, 'function.json'), fileText(json));
    }
    return loadFunctions(root, configuration, env, false);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** A text is written as it is, else as the recorder wrote it. */
function fileText(json: unknown): string {
  if (typeof json === 'string') return json;
  return JSON.stringify(Array.isArray(json) ? { bindings: json } : json, null, 1);
}

function needsBundle(folders: Record<string, unknown>): boolean {
  return /"type":"(?!http|foo|timer|manual)\w+/.test(JSON.stringify(folders));
}

function nameOf(each: Case): string {
  return lengthen((each as unknown as { functionName: string }).functionName);
}

function runOne(each: Case) {
  const name = nameOf(each);
  const rival = name.startsWith('Dup') && /^Dup[B-D]$/.test(name) ? { DupA: dupA() } : {};
  const { functions, errors } = load({ ...rival, [name]: each.functionJson });
  const found = functions.find((hostFunction) => hostFunction.name === name);
  return {
    listed: found !== undefined,
    route: found ? mappedRoute(found, 'api') : null,
    error: errors[name] ?? null,
  };
}

function dupA(): unknown {
  return readCases(file).find(({ id }) => id === 'function-DupA')?.functionJson;
}

function withoutAssemblies(text: string): string {
  return text.replace(/(?:Microsoft|System|Newtonsoft)(?:\.\w+)+: /g, '');
}

function runAlone(each: Case) {
  const name = each.id.replace('route-alone-', '');
  const loaded = load({ Good: httpOnly, [name]: each.functionJson });
  const failed = loaded.hostError !== undefined;
  const request = (target: string) => {
    if (failed) return '503 Function host is not running.';
    const { status, body } = answered(loaded.functions, 'GET', target);
    return `${status} ${body}`;
  };
  return aloneForm({
    goodFunctionAnswers: failed ? 503 : answered(loaded.functions, 'GET', '/api/Good').status,
    hostError: loaded.hostError
      ? `Microsoft.AspNetCore.Routing.RouteCreationException: ${loaded.hostError.message}`
      : null,
    // What a function of its own is told is not always there.
    error:
      each.then.error.length > 0
        ? [`System.ArgumentException: ${(loaded.hostError?.cause as Error | undefined)?.message}`]
        : [],
    routes: failed ? [] : loaded.functions.map((hostFunction) => mappedRoute(hostFunction, 'api')),
    own: each.then.own.map((line: string) => {
      const target = line.split(' -> ')[0] as string;
      return `${target} -> ${request(target)}`;
    }),
  });
}

function aloneForm({ error, ...then }: Case['then']) {
  return { ...then, error: error.slice(0, 1) };
}

/** All functions of the file's cases at once. */
function allFunctions(): HostFunction[] {
  const listed = readCases(file).filter(
    ({ id, then }) => /^function-(?!folders)/.test(id) && then.listed,
  );
  const folders = listed.map((each) => [nameOf(each), each.functionJson]);
  return load(Object.fromEntries(folders)).functions;
}

function routed(request: string) {
  const [method, target, key] = request.split(' ') as [string, string, string?];
  const { status, body } = answered(allFunctions(), method, target, key);
  return {
    request,
    client: { status, body },
    handlerPath: status === 200 && /^\w/.test(body) ? `/${body}` : null,
  };
}

/** What a client sees, where the handler answers 200 with the function's name. */
function answered(functions: HostFunction[], method: string, target: string, key?: string) {
  const [pathname = '/'] = target.split('?');
  const request = { target, headers: key ? [['x-functions-key', key] as [string, string]] : [] };
  const match = new HttpRouter(functions).find(method, pathname);
  const known = builtInStatus(method, pathname, keyLevel(request, keys) === 'admin');
  if (known) return { status: known, body: '' };
  if (!match)
    return { status: pathname === '/' ? 200 : 404, body: pathname === '/' ? '<html page>' : '' };
  const found = match.function;
  if (found.disabled && keyLevel(request, keys) !== 'admin') return { status: 404, body: '' };
  const allowed = isAuthorized(request, found.http?.authLevel ?? 'function', keys);
  return allowed ? { status: 200, body: found.name } : { status: 401, body: '' };
}
