import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { loadCatalogue } from '../../lib/catalogue/load.ts';
import { commandNamed } from '../../lib/commands/commands.ts';
import type { Outcome } from '../../lib/commands/outcome.ts';
import { prepare, write } from '../../lib/commands/run.ts';
import { parseFlags } from '../../lib/options/flags.ts';
import type { Asker } from '../../lib/options/question.ts';
import type { Project } from '../../lib/project/project.ts';

const made: string[] = [];

/** An empty folder of its own, gone after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'azure-go-func-'));
  made.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

// Scripts use these helpers too, where there is no mocha.
if (typeof after === 'function') after(removeTemporaryFolders);

/** Runs a command of the core as the program does, without a terminal. */
export async function run(cwd: string, words: readonly string[], asker?: Asker): Promise<Outcome> {
  const [name = '', ...rest] = words;
  const command = commandNamed(name);
  if (!command) throw new Error(`no command ${name}`);
  const parsed = parseFlags(rest, command.rows(await loadCatalogue()));
  const call = { command, parsed, cwd, asker };
  return write(await prepare(call), call);
}

/** Files below a folder, sorted, with forward slashes. */
export function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(root, join(file.parentPath, file.name)).split(sep).join('/'))
    .sort();
}

/** The contents of every file below a folder, by path. */
export function contentsBelow(root: string): { [path: string]: string } {
  return Object.fromEntries(
    filesBelow(root).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** Writes files below a folder, and the folders they need. */
export function writeFiles(root: string, files: { readonly [path: string]: string }): void {
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
}

/** A project with nothing in it, for rules that look at one. */
export const emptyProject: Project = {
  root: '/app',
  name: 'app',
  isFunctionApp: false,
  record: undefined,
  entries: [],
  functions: [],
  routes: [],
  routePrefix: 'api',
  forwardsHttp: undefined,
  module: undefined,
  executable: undefined,
  foreignMain: undefined,
  read: () => undefined,
  changed: () => [],
};
