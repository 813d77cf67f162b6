import { lstatSync, opendirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Budget, LIMITS } from '../formats/budget.ts';
import type { FileFact, Files } from '../formats/files.ts';
import { readPlain, withReader } from '../formats/plain-file.ts';
import { workshopOwner } from './unfinished.ts';

/** Folders that tools fill and nothing deploys. */
const SKIPPED = new Set(['.git', 'node_modules', '.cache', '__blobstorage__', '__queuestorage__']);

/** A folder on disk. Links to folders are not followed. */
export function folderFiles(root: string, budget: Budget): Files {
  const known = new Set<string>();
  const incomplete: string[] = [];
  const queue = [{ folder: '', depth: 0 }];
  let entries = 0;
  for (const { folder, depth } of queue) {
    for (const entry of list(root, folder, incomplete)) {
      if (!mayGoOn(budget, ++entries)) break;
      if (folder === '' && workshopOwner(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) known.add(path);
      else if (!SKIPPED.has(entry.name) && isShallow(budget, depth + 1))
        queue.push({ folder: path, depth: depth + 1 });
    }
  }
  return {
    paths: [...known].sort(),
    incomplete,
    fact: (path) => (known.has(path) ? factOfFile(join(root, path), path) : undefined),
    read: (path, limit) => (known.has(path) ? readPlain(join(root, path), limit) : undefined),
    open: (path, use) => withReader(join(root, path), use),
  };
}

function mayGoOn(budget: Budget, entries: number): boolean {
  return (
    budget.hasTime() &&
    budget.allows(
      entries <= LIMITS.entries,
      `only the first ${LIMITS.entries} files and folders were looked at`,
    )
  );
}

function isShallow(budget: Budget, depth: number): boolean {
  return budget.allows(
    depth <= LIMITS.depth,
    `folders more than ${LIMITS.depth} deep were not looked at`,
  );
}

/** What is in a folder, one by one: there may be millions. */
function* list(
  root: string,
  folder: string,
  incomplete: string[],
): Generator<import('node:fs').Dirent> {
  try {
    const opened = opendirSync(join(root, folder));
    try {
      for (let entry = opened.readSync(); entry; entry = opened.readSync()) yield entry;
    } finally {
      opened.closeSync();
    }
  } catch (error) {
    incomplete.push(`${folder || root} cannot be read (${codeOf(error)})`);
  }
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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
