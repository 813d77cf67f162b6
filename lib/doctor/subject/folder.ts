import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ByteReader, type FileFact, type Files, Unreadable } from './files.ts';

/** More than any function app has; what lies beyond is not looked at. */
const MAX_FILES = 20_000;
const MAX_DEPTH = 12;

/** Folders that tools fill and nothing deploys. */
const SKIPPED = new Set(['.git', 'node_modules', '.cache', '__blobstorage__', '__queuestorage__']);

/** A folder on disk. Links to folders are not followed. */
export function folderFiles(root: string): Files {
  const paths: string[] = [];
  const incomplete: string[] = [];
  const queue = [{ folder: '', depth: 0 }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const entry of list(root, next.folder, incomplete)) {
      const path = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (!entry.isDirectory()) paths.push(path);
      else if (!SKIPPED.has(entry.name) && next.depth < MAX_DEPTH)
        queue.push({ folder: path, depth: next.depth + 1 });
    }
    if (paths.length > MAX_FILES) {
      incomplete.push(`only the first ${MAX_FILES} files were looked at`);
      break;
    }
  }
  const known = new Set(paths);
  return {
    paths: paths.sort(),
    incomplete,
    fact: (path) => (known.has(path) ? factOfFile(join(root, path), path) : undefined),
    read: (path, limit) => (known.has(path) ? readWhole(join(root, path), limit) : undefined),
    open: (path, use) => withReader(join(root, path), use),
  };
}

function list(root: string, folder: string, incomplete: string[]): import('node:fs').Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    incomplete.push(`${folder || root} cannot be read (${codeOf(error)})`);
    return [];
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

function readWhole(path: string, limit: number): Buffer {
  return withReader(path, ({ size, read }) => {
    if (size > limit) throw new Unreadable(`is larger than ${Math.round(limit / 1e6)} MB`);
    return read(0, size);
  });
}

/**
 * Runs `use` with a reader of a plain file; a pipe or a device is never opened.
 * @throws Unreadable
 */
export function withReader<T>(path: string, use: (reader: ByteReader) => T): T {
  let descriptor: number | undefined;
  try {
    if (!statSync(path).isFile()) throw new Unreadable('is not a plain file');
    descriptor = openSync(path, 'r');
    const handle = descriptor;
    const { size } = fstatSync(handle);
    const read = (offset: number, length: number): Buffer => {
      if (offset < 0 || length <= 0 || offset >= size) return Buffer.alloc(0);
      const bytes = Buffer.alloc(Math.min(length, size - offset));
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, offset));
    };
    return use({ size, read });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new Unreadable(`cannot be read (${codeOf(error)})`);
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
