import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { runSource, temporaryFolder } from '../../support/project.ts';
import { edited, type Section } from './archive.ts';
import { packageEntries, TUTORIAL } from './bases.ts';
import { elf, machO, pe } from './elf.ts';
import { type Entry, zip } from './zip.ts';

/** A file of a case, in a folder or in a zip. */
export interface TreeFile {
  contents: Buffer;
  /** Undefined in a zip that Windows made. */
  mode: number | undefined;
  /** When it was changed; all files at one time, unless the case says otherwise. */
  changed?: string;
  /** The file that this is another name of. */
  link?: string;
  /** What else is special about it in a zip. */
  zip?: Partial<Entry>;
}

export type Tree = ReadonlyMap<string, TreeFile>;

const CHANGED = '2026-01-01T00:00:00Z';

const file = (contents: Buffer | string, mode = 0o644): TreeFile => ({
  contents: Buffer.from(contents),
  mode,
});

/** What a case starts from. */
export const bases: { readonly [name: string]: () => Tree | Promise<Tree> } = {
  ours: oursOnce(),
  tutorial: () =>
    new Map([
      ...Object.entries(TUTORIAL).map(([path, text]) => [path, file(text)] as const),
      ['handler', file(elf(), 0o755)],
    ]),
  zip: () =>
    new Map(packageEntries().map(({ name, contents, mode }) => [name, file(contents, mode)])),
  program: () => new Map([['handler', file(elf(), 0o755)]]),
};

/** A project of ours with an HTTP, a queue and a timer function, as built. */
function oursOnce(): () => Promise<Tree> {
  let made: Promise<Tree> | undefined;
  const make = async (): Promise<Tree> => {
    const folder = temporaryFolder();
    const root = join(folder, 'shop');
    await runSource(folder, ['new', 'shop', '--yes']);
    await runSource(root, ['function', 'Orders', '--trigger', 'queue', '--yes']);
    await runSource(root, ['function', 'Cleanup', '--trigger', 'timer', '--yes']);
    return new Map([...readTree(root), ['handler', file(elf(), 0o755)]]);
  };
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * The base, changed as the sections say.
 * @throws Error when a section does not fit
 */
export function changed(base: Tree, sections: readonly Section[]): Tree {
  const tree = new Map(base);
  const at = (path: string): TreeFile => {
    const found = tree.get(path);
    if (!found) throw new Error(`${path} is not in the base`);
    return found;
  };
  for (const { verb, path, target, body } of sections) {
    if (verb === 'write') tree.set(path, { ...file(body), ...modeOf(tree.get(path)) });
    if (verb === 'edit')
      tree.set(path, {
        ...at(path),
        contents: Buffer.from(edited(String(at(path).contents), body)),
      });
    if (verb === 'set') tree.set(path, { ...at(path), ...attributes(body) });
    if (verb === 'make')
      tree.set(path, { ...file(made(body.trim()), 0o755), ...modeOf(tree.get(path)) });
    if (verb === 'link') tree.set(path, { ...file(''), link: body.trim() });
    if (verb === 'move') tree.set(target, at(path));
    if (verb === 'remove') at(path);
    if (verb === 'move' || verb === 'remove') tree.delete(path);
  }
  return tree;
}

function modeOf(known: TreeFile | undefined): Partial<TreeFile> {
  return known ? { mode: known.mode } : {};
}

/** `{ "mode": "644" }`, with null for a zip that Windows made. */
function attributes(body: string): Partial<TreeFile> {
  const { mode, changed: time, ...zip } = JSON.parse(body);
  return {
    zip,
    ...(time === undefined ? {} : { changed: time }),
    ...(mode === undefined ? {} : { mode: mode === null ? undefined : Number.parseInt(mode, 8) }),
  };
}

/** `elf { "machine": 183 }`: a builder and what it is given; with `cut`, that many bytes of it. */
function made(line: string): Buffer {
  const [, builder, json = '{}'] = /^(\w+)(?: (.*))?$/.exec(line) ?? [];
  const { cut, ...given } = builder === 'text' ? { cut: undefined } : JSON.parse(json);
  const builders: { [name: string]: () => Buffer } = {
    elf: () => elf(given),
    pe: () => pe(given),
    macho: () => machO(given),
    text: () => Buffer.from(JSON.parse(json)),
  };
  const build = builders[builder ?? ''];
  if (!build) throw new Error(`"${line}": builders are ${Object.keys(builders).join(', ')}`);
  return build().subarray(0, cut);
}

/** Writes a tree into an empty folder. */
export function writeTree(root: string, tree: Tree): void {
  mkdirSync(root);
  for (const [path, { contents, mode = 0o644, link }] of tree) {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    if (link !== undefined) linkSync(join(root, link), place);
    else writeFileSync(place, contents, { mode });
    if (link === undefined) chmodSync(place, mode);
  }
  for (const [path, { changed: time = CHANGED, link }] of tree)
    if (link === undefined) utimesSync(join(root, path), new Date(time), new Date(time));
}

/** Writes a tree as a zip: `plain`, as `zip64`, or `cut`, which is one without its end. */
export function writeZip(path: string, tree: Tree, form: string): void {
  const entries = [...tree].map(([name, { contents, mode, zip: more }]) => ({
    name,
    contents,
    mode,
    ...more,
  }));
  const bytes = zip(entries, form === 'zip64');
  writeFileSync(path, form === 'cut' ? bytes.subarray(0, -20) : bytes);
}

/** Git's index of a folder, after a command of git in it. */
export function runGit(root: string, words: readonly string[]): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  execFileSync('git', ['init', '-q'], { cwd: root, env });
  execFileSync('git', [...words], { cwd: root, env, stdio: 'pipe' });
}

/** The files below a folder, without git's. */
export function readTree(root: string): Map<string, TreeFile> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, TreeFile] => {
      const isExecutable = (statSync(path).mode & 0o111) !== 0;
      const name = relative(root, path).split(sep).join('/');
      return [name, file(readFileSync(path), isExecutable ? 0o755 : 0o644)];
    });
  return new Map(entries.filter(([path]) => !path.startsWith('.git/')).sort());
}
