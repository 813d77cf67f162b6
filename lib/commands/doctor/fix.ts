import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import type { DoctorResult } from '../../doctor/doctor.ts';
import { LIMITS } from '../../formats/budget.ts';
import { readPlain, withReader } from '../../formats/plain-file.ts';
import { zipEntries } from '../../formats/zip.ts';
import { applyChanges } from '../../write/apply.ts';
import type { Change } from '../../write/compare.ts';
import { type Patch, patchFile, setMode } from '../../write/in-place.ts';
import { placeProblem } from '../../write/places.ts';

/** What the safe fixes of an examination come to: text files to write, and permissions to set. */
export interface Fixes {
  /** The findings that it puts right. */
  of: readonly Diagnostic[];
  changes: readonly Change[];
  modes: readonly { file: string; mode: number }[];
  /** What could have been put right and is left alone, and why. */
  refused: readonly string[];
}

/** Plans all safe fixes of what was found. Changes nothing. */
export function planFixes({ kind, path, diagnostics }: DoctorResult): Fixes {
  const wanted = diagnostics.filter(
    ({ fix, ignored }) => fix && ignored === undefined && fits(fix, kind),
  );
  const of: Diagnostic[] = [];
  const refused = new Set<string>();
  const texts = new Map<string, { before: string | undefined; after: string }>();
  const modes = new Map<string, number>();
  for (const each of wanted) {
    const fix = each.fix as Fix;
    const reason = kind === 'folder' ? unsafe(path, fix) : undefined;
    if (reason !== undefined) {
      refused.add(`${fix.file}: ${reason}`);
      continue;
    }
    of.push(each);
    if (fix.kind === 'mode') {
      modes.set(fix.file, fix.mode);
      continue;
    }
    const known = texts.get(fix.file);
    const before = known ? known.before : textOf(join(path, fix.file));
    texts.set(fix.file, { before, after: fix.edit(known?.after ?? before ?? '') });
  }
  return {
    of,
    changes: [...texts].map(([file, { before, after }]) => changeOf(file, before, after)),
    modes: [...modes].map(([file, mode]) => ({ file, mode })),
    refused: [...refused],
  };
}

/** A zip's texts are not rewritten: its permissions are bytes of the list of files, and can be. */
function fits(fix: Fix, kind: DoctorResult['kind']): boolean {
  return kind === 'folder' || fix.kind === 'mode';
}

/** Why a fix would land elsewhere, or lose a byte of a text; undefined when it is safe. */
function unsafe(root: string, { kind, file }: Fix): string | undefined {
  const path = join(root, file);
  const reason = placeProblem(root, file);
  if (reason !== undefined || kind === 'mode' || !existsSync(path)) return reason;
  const bytes = bytesOf(path);
  return bytes !== undefined && isUtf8(bytes) ? undefined : 'This is not UTF-8 text';
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
    entry: { path, contents: after, ownership: 'merged', reason: 'a safe fix' },
    current: before,
  };
}

/**
 * Writes a fix: all of its text files or none, then the permissions.
 * @throws WorkError when the disk does not let us
 */
export function applyFixes({ kind, path }: DoctorResult, { changes, modes }: Fixes): void {
  if (kind === 'folder') applyChanges(path, changes);
  if (kind === 'zip')
    patchFile(path, zipModes(path, new Map(modes.map(({ file, mode }) => [file, mode]))));
  else
    for (const { file, mode } of modes) setMode(kind === 'binary' ? path : join(path, file), mode);
}

/** The Unix permissions of entries in the list of files; nothing else in the zip changes. */
function zipModes(path: string, modes: ReadonlyMap<string, number>): Patch[] {
  if (modes.size === 0) return [];
  return withReader(path, zipEntries).flatMap((entry) => {
    const mode = modes.get(entry.path);
    if (mode === undefined) return [];
    const attributes = Buffer.alloc(2);
    attributes.writeUInt16LE(0o100000 | mode);
    // "Made by" Unix, without which unpackers ignore the permissions; then the upper half of the attributes.
    return [
      { offset: entry.record + 5, bytes: Buffer.from([3]) },
      { offset: entry.record + 40, bytes: attributes },
    ];
  });
}
