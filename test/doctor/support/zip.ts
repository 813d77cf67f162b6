import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip that is made of bytes. */
export interface Entry {
  name: string;
  contents: Buffer | string;
  /** Unix permissions; undefined makes an entry as Windows does, without any. */
  mode?: number | undefined;
  /** What the zip says instead of the truth. */
  claimedSize?: number;
  isEncrypted?: boolean;
  /** It is not packed. */
  isStored?: boolean;
  /** How it claims to be packed: 8 is deflate, 0 not at all. */
  method?: number;
  /** The name in front of its bytes, where the list has another. */
  otherName?: string;
  /** Its bytes are those of the entry before it. */
  isShared?: boolean;
}

interface Packed {
  contents: Buffer | string;
  isStored: boolean;
  bytes: Buffer;
  size: number;
  checksum: number;
}

/** The last contents that were packed: a hostile zip has the same a thousand times. */
let last: Packed | undefined;

function pack({ contents, isStored = false }: Entry): Packed {
  if (last?.contents === contents && last.isStored === isStored) return last;
  const plain = Buffer.from(contents);
  const bytes = isStored ? plain : deflateRawSync(plain);
  last = { contents, isStored, bytes, size: plain.length, checksum: crc32(plain) };
  return last;
}

/** A zip with these entries; with zip64 the real numbers stand in the fields of that. */
export function zip(entries: readonly Entry[], isZip64 = false): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let previous = 0;
  for (const entry of entries) {
    const { bytes: packed, size, checksum } = pack(entry);
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(entry.method ?? (entry.isStored ? 0 : 8), 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.claimedSize ?? size, 18);
    common.writeUInt16LE(name.length, 22);
    if (!entry.isShared) {
      const local = Buffer.from(entry.otherName ?? entry.name);
      parts.push(Buffer.from('PK\x03\x04'), common, local, packed);
      previous = offset;
      offset += 30 + name.length + packed.length;
    }
    const record = Buffer.alloc(46);
    record.write('PK\x01\x02');
    record[4] = 20;
    record[5] = entry.mode === undefined ? 0 : 3;
    common.copy(record, 6);
    record.writeUInt32LE(entry.mode === undefined ? 0 : ((0o100000 | entry.mode) << 16) >>> 0, 38);
    record.writeUInt32LE(previous, 42);
    directory.push(record, name, ...(isZip64 ? [zip64Field(record)] : []));
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  if (!isZip64) return Buffer.concat([...parts, list, end]);
  end.fill(0xff, 8, 20);
  const [count, size] = [BigInt(entries.length), BigInt(list.length)];
  return asZip64(Buffer.concat([...parts, list, end]), count, size, BigInt(offset));
}

/** Moves sizes and offset of a record into its extra field, behind a field with a time (APPNOTE 4.5.3). */
function zip64Field(record: Buffer): Buffer {
  const time = Buffer.from('UT\x05\0\x01\0\0\0\0', 'latin1');
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  for (const [index, at] of [24, 20, 42].entries()) {
    field.writeBigUInt64LE(BigInt(record.readUInt32LE(at)), 4 + 8 * index);
    record.writeUInt32LE(0xffffffff, at);
  }
  record.writeUInt16LE(time.length + field.length, 30);
  return Buffer.concat([time, field]);
}

/** The end of the list of files, in front of which a zip64 record is put. */
export function asZip64(bytes: Buffer, count: bigint, size: bigint, offset: bigint): Buffer {
  const end = bytes.length - 22;
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06');
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(count, 24);
  record.writeBigUInt64LE(count, 32);
  record.writeBigUInt64LE(size, 40);
  record.writeBigUInt64LE(offset, 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07');
  locator.writeBigUInt64LE(BigInt(end), 8);
  return Buffer.concat([bytes.subarray(0, end), record, locator, bytes.subarray(end)]);
}
