import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { readZip } from '../../e2e/generated/zip.ts';
import { reportSource, temporaryFolder } from '../../support/project.ts';
import { type Archive, givenPart, parseArchive } from './archive.ts';
import {
  bases,
  changed,
  readTree,
  runGit,
  type Tree,
  type TreeFile,
  writeTree,
  writeZip,
} from './tree.ts';

/** The folder of the cases: `<code>/<name>.txt`. */
export const CASES = join(import.meta.dirname, '../../cases');

/** A case of the doctor. */
export interface Case {
  /** The folder that it is in, which is the code of a check. */
  code: string;
  /** `<code>/<name>`. */
  name: string;
  /** It is a near miss: nothing may be found. */
  isSilent: boolean;
  /** Its file, and what is written in it. */
  file: string;
  text: string;
}

/** Paths of all files below the folder of the cases, sorted. */
export function casePaths(): string[] {
  return readdirSync(CASES, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(CASES.length + 1))
    .sort();
}

export function readCase(path: string): Case {
  const [code = '', name = ''] = path.replace(/\.txt$/, '').split('/');
  const file = join(CASES, path);
  const text = readFileSync(file, 'utf8');
  return { code, name: `${code}/${name}`, isSilent: name.startsWith('ok-'), file, text };
}

/** What a case examines, laid out on the disk. */
export interface Scene {
  cwd: string;
  /** A variable of the environment, `NAME=value`. */
  env: string | undefined;
  /** The words of the command. */
  words: readonly string[];
  tree: Tree;
  /** What is there now. */
  now: () => Promise<Tree>;
}

/** The files that a case examines. */
export async function treeOf({ header, sections }: Archive): Promise<Tree> {
  const base = bases[header.get('base') ?? ''];
  if (!base) throw new Error(`base is one of ${Object.keys(bases).join(', ')}`);
  return changed(await base(), sections);
}

/** Lays out what a case examines in a folder of its own. */
export async function layOut(archive: Archive): Promise<Scene> {
  const { header } = archive;
  const name = header.get('base');
  const tree = await treeOf(archive);
  const cwd = join(temporaryFolder(), 'shop');
  const words = ['doctor', ...wordsOf(header.get('args') ?? '')];
  writeTree(cwd, name === 'zip' ? new Map() : tree);
  if (header.has('git')) runGit(cwd, wordsOf(header.get('git') ?? ''));
  if (name === 'program') words.push('handler');
  const env = header.get('env');
  if (name !== 'zip') return { cwd, env, words, tree, now: async () => readTree(cwd) };
  const path = join(cwd, 'app.zip');
  writeZip(path, tree, header.get('zip') ?? 'plain');
  return { cwd, env, words: [...words, 'app.zip'], tree, now: () => zipTree(path) };
}

/** Words of a command line; one with blanks is in double quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

async function zipTree(path: string): Promise<Tree> {
  const entries = [...(await readZip(path))];
  return new Map(
    entries.map(([name, { mode, contents }]): [string, TreeFile] => [
      name,
      { mode: Number.parseInt(mode, 8), contents },
    ]),
  );
}

/** The whole file of a case with what the doctor says of it now. */
export async function accepted({ text }: Case): Promise<string> {
  return givenPart(text) + (await wanted(parseArchive(text)));
}

/** The wanted part: what `doctor` prints, and what comes of `--fix` where it says that this helps. */
async function wanted(archive: Archive): Promise<string> {
  const printed = await runDoctor(await layOut(archive));
  const want = `-- want --\n${printed}`;
  if (!printed.includes('(--fix does it)')) return want;
  const scene = await layOut(archive);
  const after = await runDoctor({ ...scene, words: [...scene.words, '--fix'] });
  return `${want}-- want of --fix --\n${after}${changes(scene.tree, await scene.now())}`;
}

/** What the sources print for a command line, and the exit code. */
async function runDoctor({ cwd, env, words }: Scene): Promise<string> {
  const { text, code } = await withVariable(env, () => reportSource(cwd, words));
  return outcome(text, code);
}

/** With one variable, and without those of Functions that this machine may have. */
async function withVariable<T>(variable: string | undefined, use: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  const [name = '', value] = variable?.split('=') ?? [];
  for (const each of Object.keys(before)) if (/^FUNCTIONS_/i.test(each)) delete process.env[each];
  if (value !== undefined) process.env[name] = value;
  try {
    return await use();
  } finally {
    if (value !== undefined) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** As a case has it: the number of checks is left open, so that a new check changes no case. */
export function outcome(text: string, code: number | null): string {
  return `${text.replace(/^\d+ checks of/, 'N checks of')}exit code ${code}\n`;
}

function changes(before: Tree, after: Tree): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.map((path) => change(path, before.get(path), after.get(path))).join('');
}

function change(path: string, before: TreeFile | undefined, after: TreeFile | undefined): string {
  const [old, next] = [octal(before), octal(after)];
  const mode = old === next || !before || !after ? '' : `mode of ${path}: ${old} -> ${next}\n`;
  const [from, to] = [before, after].map((each) => (each ? String(each.contents) : ''));
  if (from === to) return mode;
  const [a, b] = [before, after].map((each) => (each ? path : '/dev/null'));
  const patch = createTwoFilesPatch(a ?? '', b ?? '', from ?? '', to ?? '', '', '', { context: 2 });
  return `${mode}${patch.replace(/^(Index: .*\n)?=+\n/, '').replace(/\t$/gm, '')}`;
}

function octal(file: TreeFile | undefined): string {
  return file?.mode?.toString(8) ?? 'none';
}
