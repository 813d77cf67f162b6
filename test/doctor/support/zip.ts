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
  /** Its bytes are those of the entry before it. */
  isShared?: boolean;
}

interface Packed {
  contents: Buffer | string;
  bytes: Buffer;
  size: number;
  checksum: number;
}

/** The last contents that were packed: a hostile zip has the same a thousand times. */
let last: Packed | undefined;

function pack(contents: Buffer | string): Packed {
  if (last?.contents === contents) return last;
  const plain = Buffer.from(contents);
  last = { contents, bytes: deflateRawSync(plain), size: plain.length, checksum: crc32(plain) };
  return last;
}

/** A zip with these entries, deflated. */
export function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let previous = 0;
  for (const entry of entries) {
    const { bytes: packed, size, checksum } = pack(entry.contents);
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.claimedSize ?? size, 18);
    common.writeUInt16LE(name.length, 22);
    if (!entry.isShared) {
      parts.push(Buffer.from('PK\x03\x04'), common, name, packed);
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
    directory.push(record, name);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}
