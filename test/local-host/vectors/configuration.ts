import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine, splitArguments } from '../../../lib/local-host/command-line.ts';
import { loadConfiguration } from '../../../lib/local-host/configuration.ts';
import { classifyLine } from '../../../lib/local-host/console-line.ts';
import { type CustomHandler, readCustomHandler } from '../../../lib/local-host/custom-handler.ts';
import { readFunctionTimeout } from '../../../lib/local-host/function-timeout.ts';
import { loadFunctions } from '../../../lib/local-host/functions.ts';
import { httpMode } from '../../../lib/local-host/handler-calls.ts';
import { hostError, statusText } from '../../../lib/local-host/host-error.ts';
import { HostLog } from '../../../lib/local-host/host-log.ts';
import { HttpRouter } from '../../../lib/local-host/router.ts';
import type { Environment } from '../../../lib/local-host/settings.ts';
import type { Case, Group } from './vectors.ts';

/** What the host makes of host.json, and how it starts the handler. */
export const configurationGroups: Group[] = [
  { file: 'config.json', ids: /./, run: runConfig, expected: configForm },
  {
    file: 'process.json',
    ids: /^process-environment$/,
    run: (each) => {
      const env = environment(each);
      const { handler, root } = prepared(each);
      const { arguments: text } = commandLine(handler as CustomHandler, env, own, () => {});
      const [, ...argv] = splitArguments(text);
      const workingDirectory = handler?.workingDirectory.replace(root, '<script root>');
      return { argv, workingDirectory, own };
    },
    expected: ({ then }) => ({
      argv: then.argvOfTheHandlerAfterTheProgram,
      workingDirectory: then.workingDirectory,
      own: Object.fromEntries(Object.keys(own).map((name) => [name, then.environment[name]])),
    }),
  },
  {
    file: 'process.json',
    ids: /^process-(working-directory|relative-executable)$/,
    run: (each) => {
      const { handler, root } = prepared(each);
      return { workingDirectory: handler?.workingDirectory.replace(root, '<script root>') };
    },
    expected: ({ then }) => ({ workingDirectory: then.workingDirectory }),
  },
  {
    file: 'process.json',
    ids: /^process-console-/,
    run: (each) => consoleLines(each).map((line) => classified(line, each)),
    expected: consoleLines,
  },
];

/** What the host itself adds for the handler (dispatcher.ts). */
const own: Environment = {
  FUNCTIONS_CUSTOMHANDLER_PORT: '<port>',
  FUNCTIONS_CUSTOMHANDLER_WORKER_ID: '<guid>',
  FUNCTIONS_HTTPWORKER_ID: '<guid>',
  FUNCTIONS_HTTPWORKER_PORT: '<port>',
  FUNCTIONS_APP_ROOT_PATH: '<script root>',
};

function environment(each: Case): Environment {
  const given = (each as unknown as { environment?: Environment }).environment;
  return { FUNCTIONS_WORKER_RUNTIME: 'custom', ...given };
}

/** The host as far as it gets before it starts the handler. */
function prepared(each: Case) {
  const root = mkdtempSync(path.join(tmpdir(), 'config-'));
  const env = environment(each);
  try {
    writeProject(root, each.hostJson);
    const configuration = loadConfiguration(root, env);
    const handler = readCustomHandler(configuration, root, env, new HostLog());
    if (!handler) throw hostError('InvalidOperationException', noWorker);
    readFunctionTimeout(configuration, false);
    const { functions, hostError: failure } = loadFunctions(root, configuration, env, false);
    if (failure) throw failure;
    return { root, handler, functions };
  } catch (error) {
    return { root, functions: [], failure: error as Error };
  } finally {
    rmSync(root, { recursive: true });
  }
}

const noWorker = 'WorkerConfig for runtime: custom not found';

function writeProject(root: string, hostJson: unknown): void {
  const text = typeof hostJson === 'string' ? hostJson : JSON.stringify(hostJson);
  writeFileSync(path.join(root, 'host.json'), text);
  writeFileSync(path.join(root, 'run.sh'), '');
  chmodSync(path.join(root, 'run.sh'), 0o755);
  mkdirSync(path.join(root, 'Hello'));
  const bindings = [
    { type: 'httpTrigger', name: 'req', direction: 'in', authLevel: 'anonymous' },
    { type: 'http', name: 'res', direction: 'out' },
  ];
  writeFileSync(path.join(root, 'Hello', 'function.json'), JSON.stringify({ bindings }));
}

function runConfig(each: Case) {
  const { root, functions, handler, failure } = prepared(each);
  if (failure) {
    // A host.json that does not count leaves a host without a worker; the status shows what that ends with.
    const last =
      failure.name === 'HostConfigurationException' ? `${noWorker}.` : statusText(failure);
    return { status: 503, state: 'Error', errors: [last.replaceAll(root, '<script root>')] };
  }
  const match = new HttpRouter(functions).find('GET', '/api/Hello');
  if (!match) return { status: 404 };
  const mode = httpMode(match.function, handler as CustomHandler);
  return { status: 200, ...(isShown(each) && { mode }) };
}

// The plainer recordings show no body of the handler.
function isShown({ then }: Case): boolean {
  return then.client.body !== 'ok' && then.client.status === 200;
}

function configForm(each: Case) {
  const { client, hostState, hostErrors } = each.then;
  if (client.status === 503) {
    const errors = hostErrors.map((text: string) =>
      text
        .replace(/(?:Microsoft|System|Newtonsoft)(?:\.\w+)+: /g, '')
        // The inner text comes twice.
        .replace(
          /( The route template separator[^(]*)\(Parameter 'routeTemplate'\)\..*$/,
          "$1(Parameter 'routeTemplate').",
        ),
    );
    return { status: 503, state: hostState, errors };
  }
  const mode = client.body.startsWith('{"Outputs"') ? 'forward' : 'envelope';
  return { status: client.status, ...(isShown(each) && { mode }) };
}

const levels: Record<string, string> = { Information: 'info', Warning: 'warn', Error: 'fail' };

interface Line {
  level: string;
  category: string;
  message: string;
}

function consoleLines({ then }: Case): Line[] {
  const shown = /^Host\.Function\.|^Worker\.HttpWorkerProcess/;
  return then.log
    .filter(({ category }: Line) => shown.test(category))
    .map((line: Line) => ({ ...line, category: line.category.replace('.<guid>', '') }));
}

/** The line as the handler wrote it, classified anew. */
function classified({ category, message }: Line, { hostJson }: Case): Line {
  const isError = /^(err|unhandled|\[)/.test(message);
  const line = category.startsWith('Worker') ? `LanguageWorkerConsoleLog${message}` : message;
  const { description } = (hostJson as { customHandler: { description: Record<string, unknown> } })
    .customHandler;
  const errorsOnly = description.useStdErrorStreamForErrorsOnly !== false;
  const entry = classifyLine(isError ? 'stderr' : 'stdout', line, errorsOnly);
  return { level: levels[entry.level] as string, category: entry.category, message: entry.message };
}
