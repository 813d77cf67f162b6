import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, valueAt } from '../../formats/json.ts';
import { type Executable, executableAt } from '../../project/executable.ts';
import type { FunctionFile } from '../../project/function.ts';
import type { Project } from '../../project/project.ts';
import { replaceBraces } from '../../rules/braces.ts';
import { type HostCall, hostRequests } from './host-requests.ts';

/** What came of starting the program and calling its functions as the host does. */
export interface Probe {
  /** Path of the program below the root. */
  program: string;
  /** Why it never answered; undefined when it did. */
  failure: string | undefined;
  answers: readonly ProbeAnswer[];
}

export interface ProbeAnswer {
  fn: FunctionFile;
  method: string;
  path: string;
  /** It was called with an envelope, not with plain HTTP. */
  isEnvelope: boolean;
  status: number;
  type: string;
  body: string;
  /** It is what the program answers to a path that nothing serves. */
  isUnknown: boolean;
}

/** Says what could not be checked, and why. */
type Skip = (reason: string) => void;

type Answer = Pick<ProbeAnswer, 'status' | 'type' | 'body'>;

/** A path that no program has. */
const NOWHERE = '/azure-go-func-doctor-asks-for-nothing';

/** The host waits 30 seconds; who waits longer than this for an answer to / has a problem there too. */
const START_TIME = 10_000;
const CALL_TIME = 5_000;

/** Where local.settings.json names the program for this machine. */
const LOCAL = 'AzureFunctionsJobHost__customHandler__description__defaultExecutablePath';

/** Starts the program of a folder on a free port, calls each function once, and ends it. */
export async function probeHandler(project: Project, skip: Skip): Promise<Probe | undefined> {
  const executable = localProgram(project, skip);
  if (!executable) {
    skip(
      '--run: there is no program for this machine; build one, in our projects with "go build -o bin/local/handler ."',
    );
    return undefined;
  }
  const port = await freePort();
  const child = start(project, executable, port);
  try {
    const failure = await failureToStart(child, port);
    const answers: ProbeAnswer[] = [];
    if (failure === undefined) {
      for (const call of hostRequests(project)) answers.push(await ask(call, port));
    }
    return { program: executable.path, failure, answers };
  } finally {
    child.kill('SIGKILL');
  }
}

function localProgram(
  { settings, executable, files }: Project,
  skip: Skip,
): Executable | undefined {
  const local = valueAt(settings?.value, 'Values', LOCAL);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machine = process.arch === 'x64' ? 'amd64' : process.arch;
  const candidates = [
    typeof local === 'string' ? executableAt(local, '', files, skip) : undefined,
    executable,
  ];
  return candidates.find(
    (each) =>
      each?.program &&
      (each.program.format === 'script' ||
        (each.program.system === system && each.program.machine === machine)),
  );
}

function start(
  { root, settings, hostJson }: Project,
  executable: Executable,
  port: number,
): ChildProcess {
  const values = valueAt(settings?.value, 'Values');
  const given = isObject(values)
    ? Object.entries(values).map(([name, value]) => [name, String(value)])
    : [];
  const args = valueAt(hostJson?.value, 'customHandler', 'description', 'arguments');
  return spawn(
    join(root, executable.path),
    (Array.isArray(args) ? args : []).map((arg) =>
      String(arg).replaceAll('%FUNCTIONS_CUSTOMHANDLER_PORT%', String(port)),
    ),
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...Object.fromEntries(given),
        FUNCTIONS_CUSTOMHANDLER_PORT: String(port),
        FUNCTIONS_HTTPWORKER_PORT: String(port),
        FUNCTIONS_APP_ROOT_PATH: root,
      },
    },
  );
}

async function failureToStart(child: ChildProcess, port: number): Promise<string | undefined> {
  let ended: string | undefined;
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => {
    errors = (errors + data).slice(-2000);
  });
  child.on('error', (error) => {
    ended = `cannot be started: ${error.message}`;
  });
  child.on('exit', (code, signal) => {
    const last = errors.trim().split('\n').at(-1) ?? '';
    ended = `ended with ${signal ?? `code ${code}`} instead of listening${last === '' ? '' : `: ${last}`}`;
  });
  const until = Date.now() + START_TIME;
  while (ended === undefined && Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      signal: AbortSignal.timeout(1000),
    }).catch(() => undefined);
    if (answer) {
      await answer.body?.cancel();
      return undefined;
    }
    await sleep(25);
  }
  return (
    ended ??
    `answers nothing on 127.0.0.1 at the port in FUNCTIONS_CUSTOMHANDLER_PORT for ${START_TIME / 1000} seconds`
  );
}

async function ask({ fn, path, isPlainHttp }: HostCall, port: number): Promise<ProbeAnswer> {
  const methods = fn.http?.methods ?? [];
  const method = !isPlainHttp
    ? 'POST'
    : methods.length === 0 || methods.includes('GET')
      ? 'GET'
      : (methods[0] ?? 'GET');
  const target = isPlainHttp ? withValues(path) : path;
  const body = isPlainHttp ? undefined : '{"Data":{},"Metadata":{}}';
  const answer = await request(port, target, method, body);
  const nothing = answer.status === 404 ? await request(port, NOWHERE, method, body) : undefined;
  const isUnknown =
    nothing?.status === 404 &&
    nothing.body.replaceAll(NOWHERE, '') === answer.body.replaceAll(target, '');
  return { ...answer, fn, method, path: target, isEnvelope: !isPlainHttp, isUnknown };
}

async function request(
  port: number,
  path: string,
  method: string,
  body: string | undefined,
): Promise<Answer> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'x-azure-functions-invocationid': '00000000-0000-0000-0000-000000000000',
      },
      signal: AbortSignal.timeout(CALL_TIME),
      ...(body === undefined ? {} : { body }),
    });
    const text = (await answer.text()).slice(0, 1000);
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: text };
  } catch {
    // No answer in time, or a panic that closed the connection: the function is there.
    return { status: 0, type: '', body: '' };
  }
}

/** A path that the route template takes. */
function withValues(template: string): string {
  return replaceBraces(template, (inside) => {
    const [, constraint = ''] = /^[^:?=]*:([a-z]+)/i.exec(inside) ?? [];
    return VALUES.get(constraint.toLowerCase()) ?? '1';
  });
}

const VALUES: ReadonlyMap<string, string> = new Map([
  ['bool', 'true'],
  ['datetime', '2026-01-01'],
  ['guid', '00000000-0000-0000-0000-000000000000'],
  ['alpha', 'a'],
]);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
