import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { fileError } from '../diagnostics/diagnostic.ts';
import { WorkError } from '../diagnostics/errors.ts';
import { withReader } from '../formats/plain-file.ts';
import { zipEntries } from '../formats/zip.ts';
import { diskError } from './places.ts';

/** Bytes to put in the place of those at an offset. */
interface Patch {
  offset: number;
  bytes: Buffer;
}

/**
 * Sets the Unix permissions of entries in a zip's list of files; nothing else in the zip changes.
 * @throws WorkError when the zip cannot be written, or is a link
 */
export function setZipModes(path: string, modes: ReadonlyMap<string, number>): void {
  if (modes.size === 0) return;
  const patches = withReader(path, zipEntries).flatMap((entry): Patch[] => {
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
  attempt(path, () => patch(path, patches));
}

/** Changes single bytes of a plain file, which stays the size it is: all of them, or none. */
function patch(path: string, patches: readonly Patch[]): void {
  // Windows has neither flag.
  const descriptor = openSync(
    path,
    constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  const done: Patch[] = [];
  try {
    if (!fstatSync(descriptor).isFile())
      throw new WorkError([fileError(path, 'This is not a plain file')]);
    for (const { offset, bytes } of patches) {
      const old = Buffer.alloc(bytes.length);
      readSync(descriptor, old, 0, old.length, offset);
      done.unshift({ offset, bytes: old });
      writeSync(descriptor, bytes, 0, bytes.length, offset);
    }
  } catch (error) {
    for (const { offset, bytes } of done) writeSync(descriptor, bytes, 0, bytes.length, offset);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Sets the permissions of a plain file.
 * @throws WorkError when that is not allowed, or it is a link
 */
export function setMode(path: string, mode: number): void {
  attempt(path, () => {
    if (!lstatSync(path).isFile())
      throw new WorkError([
        fileError(path, 'This is a link, or not a file: its permissions are left as they are'),
      ]);
    chmodSync(path, mode);
  });
}

function attempt(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof WorkError ? error : new WorkError([diskError(path, error)]);
  }
}
