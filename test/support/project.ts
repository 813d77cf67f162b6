import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import { commandNamed } from '../../lib/commands/commands.ts';
import type { Prepared, Result } from '../../lib/commands/shared/command.ts';
import type { Outcome } from '../../lib/commands/shared/outcome.ts';
import type { Diagnostic, Location } from '../../lib/diagnostics/diagnostic.ts';
import { CallError, WorkError } from '../../lib/diagnostics/errors.ts';
import { parseFlags } from '../../lib/options/flags.ts';
import type { Prompt } from '../../lib/options/question.ts';
import { openFolder } from '../../lib/project/open.ts';
import type { Project } from '../../lib/project/project.ts';
import type { Finished } from './program.ts';

export { temporaryFolder } from './temporary.ts';

/** The module of all projects that are built: the same, so that Go's build cache serves them all. */
export const module = ['--module', 'example.com/app'];

/** What the program says of a run, as far as tests look at it (docs/json.md). */
export interface Report {
  upToDate: boolean;
  created: readonly string[];
  updated: readonly string[];
  deleted: readonly string[];
  /** What the user should know, each with what to do. */
  notes: readonly string[];
}

/**
 * Runs a command of the packed program, without a terminal.
 * @throws CallError or WorkError, by the exit code, with the diagnostics that the program gives
 */
export async function run(cwd: string, words: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await startPacked(cwd, [...words, '--json']);
  if (stderr !== '' || stdout === '')
    throw new Error(`azure-go-func ${words.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  const said = JSON.parse(stdout);
  const diagnostics: Diagnostic[] = said.diagnostics.map(diagnosticIn);
  if (code === 0)
    return {
      ...said,
      notes: diagnostics.map(({ message, howToFix }) => `${message}. ${howToFix}`),
    };
  throw code === 2 ? new CallError(diagnostics) : new WorkError(diagnostics);
}

/** A diagnostic as docs/json.md has it. */
interface DiagnosticJson {
  severity: Diagnostic['severity'];
  message: string;
  file: string | null;
  line: number | null;
  column: number | null;
  argument: string | null;
  howToFix: string | null;
}

function diagnosticIn(json: DiagnosticJson): Diagnostic {
  const { severity, message, file, line, column, argument, howToFix } = json;
  const location: Location =
    argument !== null
      ? { argument }
      : {
          file: String(file),
          ...(line === null ? {} : { line }),
          ...(column === null ? {} : { column }),
        };
  return { severity, message, location, ...(howToFix === null ? {} : { howToFix }) };
}

/** Packs the program when a test needs it first: most tests that import this file need it never. */
async function startPacked(cwd: string, words: readonly string[]): Promise<Finished> {
  const { packAndInstall } = await import('./packed.ts');
  await packAndInstall();
  const { startProgram } = await import('./program.ts');
  return startProgram(cwd, words);
}

/**
 * Runs a command from the sources, in this process: for tests that answer its questions, and for those
 * that make projects by the hundred. What it writes is what the packed program writes, which
 * test/e2e/package/catalogue.test.ts holds.
 */
export async function runSource(
  cwd: string,
  words: readonly string[],
  prompt?: Prompt,
): Promise<Outcome> {
  const { outcome } = await writtenBySource(cwd, words, prompt);
  if (!outcome) throw new Error(`${words[0]} writes no project`);
  return outcome;
}

/** The same, for what the command prints, and its exit code. */
export async function reportSource(cwd: string, words: readonly string[]): Promise<Result> {
  return (await writtenBySource(cwd, words)).report();
}

async function writtenBySource(
  cwd: string,
  [name = '', ...words]: readonly string[],
  prompt?: Prompt,
): Promise<Prepared> {
  const command = commandNamed(name);
  if (!command) throw new Error(`no command ${name}`);
  const parsed = parseFlags(words, command.options(catalogue));
  const prepared = await command.prepare({ command, parsed, cwd, prompt });
  await prepared.write();
  return prepared;
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
export const emptyProject: Project = openFolder('/nowhere/app');
