import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  writeSync,
} from 'node:fs';
import { fileError } from '../diagnostics/diagnostic.ts';
import { WorkError } from '../diagnostics/errors.ts';
import { diskError } from './places.ts';

/** Bytes to put in the place of those at an offset. */
export interface Patch {
  offset: number;
  bytes: Buffer;
}

/**
 * Changes single bytes of a plain file, which stays the size it is.
 * @throws WorkError when it cannot be written, or is a link
 */
export function patchFile(path: string, patches: readonly Patch[]): void {
  if (patches.length === 0) return;
  attempt(path, () => {
    // Windows has neither flag.
    const descriptor = openSync(
      path,
      constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      if (!fstatSync(descriptor).isFile())
        throw new WorkError([fileError(path, 'This is not a plain file')]);
      for (const { offset, bytes } of patches)
        writeSync(descriptor, bytes, 0, bytes.length, offset);
    } finally {
      closeSync(descriptor);
    }
  });
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
