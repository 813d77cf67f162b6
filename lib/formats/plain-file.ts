import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Why a file could not be read: `cannot be read (EACCES)`, `is larger than 1 MB`. */
export class Unreadable extends Error {
  /** The system's code, such as `EACCES`; undefined where it is not the system that refused. */
  readonly code: string | undefined;
  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** There is nothing wrong with the file, but there is too much of it. */
export class TooLarge extends Unreadable {
  /** @param limit in bytes */
  constructor(limit: number) {
    super(`is larger than ${limit / 2 ** 20} MB`);
  }
}

/** Bytes at random places of a file. Reads past the end are short. */
export interface ByteReader {
  size: number;
  read: (offset: number, length: number) => Buffer;
}

/** A file that is open, until `close`. */
export interface OpenFile extends ByteReader {
  close: () => void;
}

/**
 * Opens a plain file for reading. A pipe, a socket or a device is not opened: that could wait without
 * end, or do something.
 * @param isPlain it is known to be one
 * @throws Unreadable
 */
export function openPlain(path: string, isPlain = false): OpenFile {
  return orUnreadable(() => {
    if (!isPlain && !statSync(path).isFile()) throw new Unreadable('is not a plain file');
    // What became a pipe in between does not make us wait either.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      closeSync(descriptor);
      throw new Unreadable('is not a plain file');
    }
    return {
      size: stats.size,
      read: (offset, length) => orUnreadable(() => readAt(descriptor, stats.size, offset, length)),
      close: () => closeSync(descriptor),
    };
  });
}

/**
 * Runs `use` with a reader of a plain file.
 * @throws Unreadable
 */
export function withReader<T>(path: string, use: (reader: ByteReader) => T, isPlain = false): T {
  const file = openPlain(path, isPlain);
  try {
    return use(file);
  } finally {
    file.close();
  }
}

/**
 * The whole of a plain file, at most `limit` bytes.
 * @throws Unreadable
 */
export function readPlain(path: string, limit: number, isPlain = false): Buffer {
  const whole = ({ size, read }: ByteReader): Buffer => {
    if (size > limit) throw new TooLarge(limit);
    return read(0, size);
  };
  return withReader(path, whole, isPlain);
}

function readAt(descriptor: number, size: number, offset: number, length: number): Buffer {
  if (!(offset >= 0 && length > 0 && offset < size)) return Buffer.alloc(0);
  const bytes = Buffer.allocUnsafe(Math.min(length, size - offset));
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
}

function orUnreadable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      throw new Unreadable(`cannot be read (${error.code})`, String(error.code));
    throw error;
  }
}
