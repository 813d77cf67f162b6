import { Unreadable } from './plain-file.ts';

/** Bytes of an entry before its hash: times, numbers of the file and of its owner, size. */
const STAT = 40;
/** Longer paths no system has. Version 4 can make each path out of the one before it, and one byte. */
const MAX_PATH = 4096;

/**
 * Those of the paths that are in a git index (gitformat-index, versions 2 to 4). Read here, because git
 * runs what the configuration of a repository names, such as core.fsmonitor, also to list files.
 * @param wanted below the root of the work tree, with forward slashes
 * @throws Unreadable when it is not such an index
 */
export function pathsInIndex(index: Buffer, wanted: ReadonlySet<string>): string[] {
  try {
    return readEntries(index, wanted);
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('is damaged');
    throw error;
  }
}

function readEntries(index: Buffer, wanted: ReadonlySet<string>): string[] {
  const version = index.readUInt32BE(4);
  if (index.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4)
    throw new Unreadable(`has a format that is not known (${version})`);
  const hash = hashLength(index);
  const found: string[] = [];
  let at = 12;
  let name = '';
  for (let left = index.readUInt32BE(8); left > 0; left--) {
    const isLong = (index.readUInt16BE(at + STAT + hash) & 0x4000) !== 0;
    let from = at + STAT + hash + (isLong && version > 2 ? 4 : 2);
    let kept = '';
    if (version === 4) {
      const cut = readVarint(index, from);
      kept = name.slice(0, Math.max(0, name.length - cut.value));
      from = cut.next;
    }
    const end = index.indexOf(0, from);
    if (end < 0 || kept.length + end - from > MAX_PATH) throw new Unreadable('is damaged');
    name = kept + index.toString('latin1', from, end);
    const path = Buffer.from(name, 'latin1').toString();
    if (wanted.has(path)) found.push(path);
    // Versions 2 and 3 pad an entry with one to eight zeros to a multiple of eight bytes.
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  if (isSplit(index, at, index.length - hash))
    throw new Unreadable('keeps its entries in another file');
  return found;
}

/** 20 bytes for SHA-1, 32 for SHA-256: the one of which the index ends with its own checksum. */
function hashLength(index: Buffer): number {
  // Loaded here, because it takes as long as a whole run of the other commands.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const lengths = { sha1: 20, sha256: 32 };
  for (const [algorithm, length] of Object.entries(lengths)) {
    const sum = createHash(algorithm).update(index.subarray(0, -length)).digest();
    if (sum.equals(index.subarray(-length))) return length;
  }
  // With index.skipHash it ends with zeros.
  if (index.subarray(-20).every((byte) => byte === 0)) return 20;
  throw new Unreadable('is damaged');
}

/** A number as in the offsets of a pack: seven bits a byte, and one more for each byte that follows. */
function readVarint(bytes: Buffer, from: number): { value: number; next: number } {
  let next = from;
  let byte = bytes.readUInt8(next++);
  let value = byte & 127;
  while (byte & 128 && value < MAX_PATH) {
    byte = bytes.readUInt8(next++);
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, next };
}

/** Whether there is an extension `link`: then most entries are in a shared index. */
function isSplit(index: Buffer, start: number, end: number): boolean {
  for (let at = start; at + 8 <= end; at += 8 + index.readUInt32BE(at + 4)) {
    if (index.toString('latin1', at, at + 4) === 'link') return true;
  }
  return false;
}
