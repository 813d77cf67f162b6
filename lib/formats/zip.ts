import { LIMITS } from './budget.ts';
import { bufferReader, type FileFact, type Files } from './files.ts';
import { type ByteReader, TooLarge, Unreadable } from './plain-file.ts';

/** An entry of the central directory, which is the part that unpackers believe. */
export interface ZipEntry extends FileFact {
  /** The name as written there. */
  name: string;
  packedSize: number;
  method: number;
  encrypted: boolean;
  /** CRC-32 of what is in it. */
  checksum: number;
  /** Where its local header is, and where its record in the central directory is. */
  offset: number;
  record: number;
  /** Where its bytes end at the earliest: the extra field of its local header is not counted. */
  end: number;
}

const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY = 16 * 2 ** 20;
/** In bytes. With the folder in front of it no system of Azure takes a longer one. */
const MAX_NAME = 1024;

/**
 * The entries of a zip (APPNOTE 6.3.10 sections 4.3 and 4.4), without unpacking any. Written here
 * because what we are after is what libraries hide: who made an entry, and its raw permissions.
 * @throws Unreadable when it is not a zip
 */
export function zipEntries(zip: ByteReader): ZipEntry[] {
  const { count, size, offset } = findDirectory(zip);
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY)
    throw new Unreadable(`has ${count} entries, more than can be looked at`);
  const directory = zip.read(offset, size);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new Unreadable('is a damaged zip: its list of files is cut off');
    const entry = readEntry(directory, at, offset);
    entries.push(entry.value);
    at = entry.next;
  }
  refuseOverlaps(entries, offset);
  return entries;
}

/** Many entries that share the same bytes unpack to a thousand times the size of the zip. */
function refuseOverlaps(entries: readonly ZipEntry[], directory: number): void {
  let end = 0;
  let before = '';
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end)
      throw new Unreadable(
        `is a damaged zip: ${JSON.stringify(before)} and ${JSON.stringify(entry.name)} share bytes`,
      );
    ({ end, name: before } = entry);
  }
  if (end > directory)
    throw new Unreadable(
      `is a damaged zip: ${JSON.stringify(before)} reaches into its list of files`,
    );
}

function findDirectory(zip: ByteReader): { count: number; size: number; offset: number } {
  const start = Math.max(0, zip.size - 65_557);
  const tail = zip.read(start, zip.size - start);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length)
    throw new Unreadable('is not a zip, or is cut off: it has no list of files');
  const found = {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return found;
  const record = zip.read(Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return found;
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

function readEntry(directory: Buffer, at: number, base: number): { value: ZipEntry; next: number } {
  const nameLength = directory.readUInt16LE(at + 28);
  const extraLength = directory.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
  if (next > directory.length)
    throw new Unreadable('is a damaged zip: its list of files is cut off');
  if (nameLength > MAX_NAME)
    throw new Unreadable(`has a name of ${nameLength} bytes, which no system takes`);
  const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
  const attributes = directory.readUInt32LE(at + 38) >>> 16;
  const unix = directory[at + 5] === 3;
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const [size, packedSize, offset] = widen(
    [24, 20, 42].map((field) => directory.readUInt32LE(at + field)),
    extra,
  );
  const value: ZipEntry = {
    name,
    path: name.replaceAll('\\', '/'),
    size: size ?? 0,
    packedSize: packedSize ?? 0,
    checksum: directory.readUInt32LE(at + 16),
    offset: offset ?? 0,
    end: (offset ?? 0) + 30 + nameLength + (packedSize ?? 0),
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    mode: unix && attributes !== 0 ? attributes & 0o7777 : undefined,
    changed: undefined,
    type: unix && (attributes & 0o170000) === 0o120000 ? 'link' : 'file',
    record: base + at,
  };
  return { value, next };
}

/** Zip64: a field of all ones stands in the extra field 0x0001 instead, in this order. */
function widen(fields: number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    return fields.map((field) => {
      if (field !== 0xffffffff || from + 8 > extra.length) return field;
      from += 8;
      return Number(extra.readBigUInt64LE(from - 8));
    });
  }
  return fields;
}

/** The files of a zip. An entry is unpacked when it is read, and never past its limit. */
export function zipFiles(zip: ByteReader, entries: readonly ZipEntry[]): Files {
  const files = new Map(
    entries.filter(({ path }) => !path.endsWith('/')).map((entry) => [entry.path, entry]),
  );
  const read = (path: string, limit: number): Buffer | undefined => {
    const entry = files.get(path);
    return entry && unpack(zip, entry, limit);
  };
  return {
    names: [...new Set(entries.map(({ path }) => path.split('/', 1)[0] ?? ''))].sort(),
    paths: [...files.keys()].sort(),
    has: (path) => files.has(path),
    fact: (path) => files.get(path),
    read,
    open: (path, use) => {
      const entry = files.get(path);
      if (!entry) throw new Unreadable('is not in the zip');
      return use(
        entry.method === 0 ? stored(zip, entry) : bufferReader(unpack(zip, entry, LIMITS.program)),
      );
    },
  };
}

function unpack(zip: ByteReader, entry: ZipEntry, limit: number): Buffer {
  if (entry.size > limit) throw new TooLarge(limit);
  const reader = stored(zip, entry);
  // Deflate makes nothing longer by more than some bytes in each block.
  if (reader.size > entry.size * 1.01 + 1024) throw new Unreadable(DAMAGED);
  const packed = reader.read(0, reader.size);
  const bytes = entry.method === 0 ? packed : inflate(packed, entry.size);
  if (bytes.length !== entry.size || zlib().crc32(bytes) !== entry.checksum)
    throw new Unreadable(DAMAGED);
  return bytes;
}

const DAMAGED = 'is damaged: it does not unpack to what the list of the zip says';

/** The bytes of an entry as they are in the zip. */
function stored(
  zip: ByteReader,
  { encrypted, offset, method, packedSize, name }: ZipEntry,
): ByteReader {
  if (encrypted) throw new Unreadable('is encrypted');
  if (method !== 0 && method !== 8)
    throw new Unreadable(`is packed with method ${method}, which is not deflate`);
  const header = zip.read(offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    throw new Unreadable('is damaged: the zip has no such file where it says');
  const nameLength = header.readUInt16LE(26);
  if (zip.read(offset + 30, nameLength).toString() !== name)
    throw new Unreadable('is damaged: it has another name in the list of the zip');
  const start = offset + 30 + nameLength + header.readUInt16LE(28);
  return {
    size: packedSize,
    read: (from, length) =>
      zip.read(start + Math.max(0, from), Math.min(length, packedSize - Math.max(0, from))),
  };
}

function inflate(packed: Buffer, size: number): Buffer {
  try {
    // In one piece: by default zlib collects small ones and copies them together, which takes twice the memory.
    return zlib().inflateRawSync(packed, {
      maxOutputLength: Math.max(1, size),
      chunkSize: size + 64,
    });
  } catch {
    throw new Unreadable(DAMAGED);
  }
}

/** Loaded when something is unpacked: most runs of the program see no zip. */
const zlib = (): typeof import('node:zlib') => process.getBuiltinModule('node:zlib');
