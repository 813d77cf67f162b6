import type { ByteReader } from './plain-file.ts';

/** A file as a folder or a zip lists it. */
export interface FileFact {
  /** Below what is examined, with forward slashes. */
  path: string;
  /** In bytes, unpacked. */
  size: number;
  /** Unix permissions; undefined where none were kept (Windows, zips made there). */
  mode: number | undefined;
  /** The same for every name of a file that has several (hard links); undefined for others. */
  identity?: string | undefined;
  /** Last change in milliseconds; undefined in a zip. */
  changed: number | undefined;
  /** Something else is a device, a socket or a link that leads nowhere. */
  type: 'file' | 'link' | 'other';
}

/** A folder, a zip or a program, as files. Nothing is read or listed before it is asked for. */
export interface Files {
  /** Names of what lies directly in it, folders too, sorted. */
  names: readonly string[];
  /** Paths of all files, sorted. */
  paths: readonly string[];
  has: (path: string) => boolean;
  fact: (path: string) => FileFact | undefined;
  /**
   * The whole file, at most `limit` bytes; undefined when there is none.
   * @throws Unreadable
   */
  read: (path: string, limit: number) => Buffer | undefined;
  /**
   * Runs `use` with a reader of the file.
   * @throws Unreadable
   */
  open: <T>(path: string, use: (reader: ByteReader) => T) => T;
}

/** A reader of bytes that are in memory. */
export function bufferReader(bytes: Buffer): ByteReader {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(Math.max(0, offset), Math.max(0, offset + length)),
  };
}
