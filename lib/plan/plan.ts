import { addChecksum, isManaged } from '../formats/generated-header.ts';

/**
 * Who a file belongs to once it is written.
 * - `yours`: written once, never touched again
 * - `managed`: made from what is on disk and rewritten whole; its first line says so
 * - `merged`: JSON that both sides write; we add what is missing and leave the rest as it is
 */
export type Ownership = 'yours' | 'managed' | 'merged';

/** A file to be, with forward slashes in its path below the project's root. */
export interface Entry {
  path: string;
  contents: string;
  ownership: Ownership;
  /** Why it is there, for the reader of a dry run. */
  reason: string;
  /** A managed file that nothing needs any more: it goes. `contents` is empty. */
  removed?: boolean;
  /** What it would be without the function that is added; only where git merges by union (.gitattributes). */
  before?: string | undefined;
}

/** The entry of a rendered template. Its first line says whether it is managed. */
export function entry(path: string, contents: string, reason: string): Entry {
  return isManaged(contents)
    ? { path, contents: addChecksum(contents), ownership: 'managed', reason }
    : { path, contents, ownership: 'yours', reason };
}

/** The end of a managed file. */
export function removal(path: string, reason: string): Entry {
  return { path, contents: '', ownership: 'managed', reason, removed: true };
}

/** JSON as we write it. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
