import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import type { DoctorResult } from '../../doctor/doctor.ts';
import { LIMITS } from '../../formats/budget.ts';
import { readPlain } from '../../formats/plain-file.ts';
import { applyChanges } from '../../write/apply.ts';
import { type Change, modeChange, textChange } from '../../write/change.ts';
import { setMode, setZipModes } from '../../write/in-place.ts';
import { placeProblem } from '../../write/places.ts';

/** Why a fix changes a file. */
const REASON = 'a safe fix';

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
  const wanted = diagnostics.filter(({ fix, ignored }) => fix && ignored === undefined);
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
    changes: [...texts].map(([file, { before, after }]) =>
      textChange(file, 'merged', REASON, before, after),
    ),
    modes: [...modes].map(([file, mode]) => ({ file, mode })),
    refused: [...refused],
  };
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

/**
 * Writes all fixes or none.
 * @throws WorkError when the disk does not let us
 */
export function applyFixes({ kind, path }: DoctorResult, { changes, modes }: Fixes): void {
  if (kind === 'zip') setZipModes(path, new Map(modes.map(({ file, mode }) => [file, mode])));
  else if (kind === 'binary') for (const { mode } of modes) setMode(path, mode);
  else
    applyChanges(path, [
      ...changes,
      ...modes.map(({ file, mode }) => modeChange(file, REASON, mode)),
    ]);
}
