import { isUtf8 } from 'node:buffer';
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { readPlain, withReader } from '../project/plain-file.ts';
import { applyChanges } from '../write/apply.ts';
import type { Change } from '../write/compare.ts';
import type { Examination, Found } from './doctor.ts';
import type { Fix } from './finding.ts';
import { LIMITS } from './subject/budget.ts';
import { zipEntries } from './subject/zip.ts';

/** What the safe mends of an examination come to: text files to write, and permissions to set. */
export interface Mend {
  /** The findings that it puts right. */
  of: readonly Found[];
  changes: readonly Change[];
  modes: readonly { file: string; mode: number }[];
}

/** Plans all safe mends of what was found. Changes nothing. */
export function planMend({ kind, path, found }: Examination): Mend {
  const of = found.filter(
    ({ finding: { fix }, ignored }) =>
      fix && ignored === undefined && fits(fix, kind) && (kind !== 'folder' || isSafe(path, fix)),
  );
  const texts = new Map<string, { before: string | undefined; after: string }>();
  const modes = new Map<string, number>();
  for (const { finding } of of) {
    const fix = finding.fix as Fix;
    if (fix.kind === 'mode') {
      modes.set(fix.file, fix.mode);
      continue;
    }
    const file = withoutLinks(path, fix.file) ?? fix.file;
    const before = texts.has(file) ? texts.get(file)?.before : textOf(join(path, file));
    const current = texts.get(file)?.after ?? before ?? '';
    texts.set(file, { before, after: fix.edit(current) });
  }
  return {
    of,
    changes: [...texts].map(([file, { before, after }]) => changeOf(file, before, after)),
    modes: [...modes].map(([file, mode]) => ({ file, mode })),
  };
}

/** A zip's texts are not rewritten: its permissions are bytes of the list of files, and can be. */
function fits(fix: Fix, kind: Examination['kind']): boolean {
  return kind === 'folder' || fix.kind === 'mode';
}

/** It stays in the folder, and every byte of a text survives being read and written. */
function isSafe(root: string, { kind, file }: Fix): boolean {
  const real = withoutLinks(root, file);
  if (real === undefined) return false;
  if (kind === 'mode' || !existsSync(join(root, real))) return true;
  const bytes = bytesOf(join(root, real));
  return bytes !== undefined && isUtf8(bytes);
}

/** The path of the file that a link leads to; undefined when that is outside. A new file has none. */
function withoutLinks(root: string, file: string): string | undefined {
  const path = join(root, file);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return file;
  try {
    const real = relative(realpathSync(root), realpathSync(path));
    return real.startsWith('..') || isAbsolute(real) ? undefined : real.split(sep).join('/');
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  return bytesOf(path)?.toString();
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readPlain(path, LIMITS.text);
  } catch {
    return undefined;
  }
}

function changeOf(path: string, before: string | undefined, after: string): Change {
  return {
    action: before === undefined ? 'create' : 'update',
    entry: { path, contents: after, ownership: 'merged', reason: 'a safe mend' },
    current: before,
  };
}

/**
 * Writes a mend: all of its text files or none, then the permissions.
 * @throws WorkError when the disk does not let us
 */
export function applyMend({ kind, path }: Examination, { changes, modes }: Mend): void {
  applyChanges(path, changes);
  if (modes.length === 0) return;
  if (kind === 'zip') setZipModes(path, new Map(modes.map(({ file, mode }) => [file, mode])));
  else
    for (const { file, mode } of modes)
      chmodSync(kind === 'binary' ? path : join(path, file), mode);
}

/** Writes the Unix permissions of entries into the list of files; nothing else in the zip changes. */
function setZipModes(path: string, modes: ReadonlyMap<string, number>): void {
  const entries = withReader(path, zipEntries);
  const descriptor = openSync(path, 'r+');
  try {
    for (const entry of entries) {
      const mode = modes.get(entry.path);
      if (mode === undefined) continue;
      // "Made by" Unix, without which unpackers ignore the permissions; then the upper half of the attributes.
      writeSync(descriptor, Buffer.from([3]), 0, 1, entry.record + 5);
      const attributes = Buffer.alloc(2);
      attributes.writeUInt16LE(0o100000 | mode);
      writeSync(descriptor, attributes, 0, 2, entry.record + 40);
    }
  } finally {
    closeSync(descriptor);
  }
}
