import { type Dirent, lstatSync, opendirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Budget, LIMITS } from '../formats/budget.ts';
import type { FileFact, Files } from '../formats/files.ts';
import { readPlain, Unreadable, withReader } from '../formats/plain-file.ts';
import { lazyParts, once } from './lazy.ts';
import type { Reading } from './reading.ts';
import { workshopOwner } from './unfinished.ts';

/** Folders that tools fill and nothing deploys. */
const SKIPPED = new Set(['.git', 'node_modules', '.cache', '__blobstorage__', '__queuestorage__']);

/** A folder on disk, which need not exist. Links to folders are not followed. */
export function folderFiles(root: string, reading: Reading): Files {
  const kind = once((path): Kind => kindOf(root, path, kind, reading));
  const has = (path: string): boolean => kind(path) === 'file';
  const top = lazyParts({ entries: () => [...list(root, '', reading)] });
  return lazyParts<Files>({
    names: () => top.entries.map(({ name }) => name).sort(),
    paths: () => pathsBelow(root, top.entries, reading),
    has: () => has,
    fact: () => (path) => (has(path) ? factOfFile(join(root, path), path) : undefined),
    read: () => (path, limit) => (has(path) ? readPlain(join(root, path), limit) : undefined),
    open: () => (path, use) => withReader(join(root, path), use),
  });
}

/** What is at a path, links followed to files only. */
type Kind = 'folder' | 'file' | undefined;

function kindOf(root: string, path: string, kind: (path: string) => Kind, reading: Reading): Kind {
  if (path === '') return 'folder';
  if (path.startsWith('/')) return undefined;
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  // On Windows a name that holds the separator is a path.
  const isPath = sep !== '/' && name.includes(sep);
  if (name === '' || name === '.' || name === '..' || isPath) return undefined;
  if (kind(path.slice(0, Math.max(0, slash))) !== 'folder') return undefined;
  try {
    const isFolder = lstatSync(join(root, path)).isDirectory();
    if (!isFolder) return 'file';
    return SKIPPED.has(name) ? undefined : 'folder';
  } catch (error) {
    const why = unreadable(error);
    if (why.code !== 'ENOENT' && why.code !== 'ENOTDIR') reading.refuse(path, why);
    return undefined;
  }
}

function pathsBelow(root: string, top: readonly Dirent[], reading: Reading): string[] {
  const { budget } = reading;
  const paths: string[] = [];
  const queue = [{ folder: '', depth: 0 }];
  let entries = 0;
  for (const { folder, depth } of queue) {
    for (const entry of folder === '' ? top : list(root, folder, reading)) {
      if (!mayGoOn(budget, ++entries)) break;
      if (folder === '' && workshopOwner(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) paths.push(path);
      else if (!SKIPPED.has(entry.name) && isShallow(budget, depth + 1))
        queue.push({ folder: path, depth: depth + 1 });
    }
  }
  return paths.sort();
}

function mayGoOn(budget: Budget, entries: number): boolean {
  return (
    budget.hasTime() &&
    budget.allows(
      entries <= LIMITS.entries,
      `only the first ${LIMITS.entries} files and folders were looked at`,
      `${LIMITS.entries} files and folders`,
    )
  );
}

function isShallow(budget: Budget, depth: number): boolean {
  return budget.allows(
    depth <= LIMITS.depth,
    `folders more than ${LIMITS.depth} deep were not looked at`,
    `${LIMITS.depth} folders in one another`,
  );
}

/** What is in a folder, one by one: there may be millions. */
function* list(root: string, folder: string, { budget, refuse, skip }: Reading): Generator<Dirent> {
  try {
    const opened = opendirSync(join(root, folder));
    try {
      let entries = 0;
      for (let entry = opened.readSync(); entry; entry = opened.readSync()) {
        if (!mayGoOn(budget, ++entries)) break;
        yield entry;
      }
    } finally {
      opened.closeSync();
    }
  } catch (error) {
    const why = unreadable(error);
    refuse(folder, why);
    skip(`${folder || root} ${why.message}`);
  }
}

/** What the system says of a path that it does not let us read. Other errors are thrown again. */
function unreadable(error: unknown): Unreadable {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return new Unreadable(`cannot be read (${code})`, code);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** What the disk says of a file that is listed as `path`; undefined when it is gone. */
export function factOfFile(file: string, path: string): FileFact | undefined {
  try {
    const isLink = lstatSync(file).isSymbolicLink();
    const stats = statSync(file);
    return {
      path,
      size: stats.size,
      mode: process.platform === 'win32' ? undefined : stats.mode & 0o7777,
      identity: stats.nlink > 1 ? `${stats.dev}:${stats.ino}` : undefined,
      changed: stats.mtimeMs,
      type: stats.isFile() ? (isLink ? 'link' : 'file') : 'other',
    };
  } catch (error) {
    // A link that leads nowhere, or in a circle.
    const nothing = { path, size: 0, mode: undefined, changed: undefined, type: 'other' as const };
    return lstatSync(file, { throwIfNoEntry: false }) && codeOf(error) !== 'EACCES'
      ? nothing
      : undefined;
  }
}
