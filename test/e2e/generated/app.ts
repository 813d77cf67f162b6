import assert from 'node:assert/strict';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Host, type HostOptions, startHost } from '../../../lib/local-host/host.ts';
import { exists, until } from '../../local-host/fixture.ts';
import { buildHandler } from '../../support/go.ts';
import { module, run, temporaryFolder, writeFiles } from '../../support/project.ts';

export { module };

export interface AppParts {
  /** Words of the command line: `new` first. */
  commands: readonly (readonly string[])[];
  /** Folders of `test/e2e/generated/functions`, as if written by hand. */
  functions?: readonly string[];
  /** Path -> contents, instead of what was generated. */
  files?: { readonly [path: string]: string };
}

/** Generates an app, adds functions to it by hand, and gives its folder. */
export async function makeApp({ commands, functions = [], files = {} }: AppParts): Promise<string> {
  const root = temporaryFolder();
  for (const words of commands) await run(root, words);
  writeFiles(root, files);
  for (const name of functions) addFunction(root, name);
  await run(root, ['new']); // the registry takes up what was added
  return root;
}

function addFunction(root: string, name: string): void {
  const folder = join(import.meta.dirname, 'functions', name);
  for (const file of readdirSync(folder)) {
    const isGo = file.endsWith('.go');
    cpSync(join(folder, file), isGo ? join(root, file) : join(root, name, file));
  }
}

/** Makes an app ready to run here as it does in Azure: the handler in its root, no local settings. */
export async function buildApp(parts: AppParts): Promise<string> {
  const root = await makeApp(parts);
  await buildHandler(root);
  rmSync(join(root, 'local.settings.json'));
  return root;
}

/** Gives what starts hosts; they are gone after each test, and so are their handlers. */
export function useHosts() {
  const started: Host[] = [];
  afterEach(async () => {
    for (const host of started.splice(0)) {
      const { pid } = host.handler;
      await host.stop();
      assert.equal(pid !== undefined && exists(pid), false, `the handler ${pid} still runs`);
    }
  });
  return async (root: string, options: Partial<HostOptions> = {}): Promise<Host> => {
    const env = { FUNCTIONS_WORKER_RUNTIME: 'custom', ...options.env };
    const host = await startHost({ root, ...options, env });
    started.push(host);
    return host;
  };
}

/** What the handler has written on its console, as `Level text`. */
export function consoleOf(host: Host): string[] {
  return host.logs
    .filter(({ category }) => category === 'Host.Function.Console')
    .map(({ level, message }) => `${level} ${message}`);
}

/** The lines of the console whose level is not Information. */
export function complaintsOf(host: Host): string[] {
  return consoleOf(host).filter((line) => !line.startsWith('Information '));
}

/** Waits until there are so many of them: a pipe may be slower than an answer. */
export async function complaints(host: Host, count: number): Promise<string[]> {
  await until(() => complaintsOf(host).length >= count);
  return complaintsOf(host);
}
