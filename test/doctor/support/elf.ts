/** What a program made of bytes shall look like. */
export interface ElfOptions {
  machine?: number;
  /** 2 is a program at a fixed address, 3 one for any address, 1 an object file. */
  type?: number;
  is32Bit?: boolean;
  loader?: string;
  libraries?: readonly string[];
  /** The C library version that it asks for: `2.34`. */
  glibc?: string;
  goVersion?: string;
  settings?: { readonly [name: string]: string };
}

const ADDRESS = 0x400000;

/** A little-endian ELF file with just the headers that loaders and the doctor read. It cannot run. */
export function elf(options: ElfOptions = {}): Buffer {
  const { machine = 62, type = 2, is32Bit = false } = options;
  const body: Buffer[] = [];
  const start = 1024;
  let end = start;
  const add = (bytes: Buffer): number => {
    const padded = Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
    body.push(padded);
    end += padded.length;
    return end - padded.length;
  };

  const segments: Segment[] = [];
  if (options.loader !== undefined) {
    const bytes = Buffer.from(`${options.loader}\0`);
    segments.push({ type: 3, flags: 4, offset: add(bytes), size: bytes.length });
  }
  if (options.libraries) segments.push(dynamicSegment(options.libraries, options.glibc, add));
  const note = add(buildInfo(options.goVersion ?? 'go1.26.8', options.settings ?? {}));
  segments.push({ type: 1, flags: 6, offset: note, size: end - note });
  segments.unshift({ type: 1, flags: 5, offset: 0, size: end });
  return Buffer.concat([header(machine, type, is32Bit, segments, start), ...body]);
}

interface Segment {
  type: number;
  flags: number;
  offset: number;
  size: number;
}

function header(
  machine: number,
  type: number,
  is32Bit: boolean,
  segments: readonly Segment[],
  length: number,
): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.write('\x7fELF', 'latin1');
  bytes.set([is32Bit ? 1 : 2, 1, 1], 4);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(machine, 18);
  const word = (value: number, at: number): void => {
    if (is32Bit) bytes.writeUInt32LE(value, at);
    else bytes.writeBigUInt64LE(BigInt(value), at);
  };
  word(ADDRESS, 24);
  const table = 64;
  word(table, is32Bit ? 28 : 32);
  bytes.writeUInt16LE(is32Bit ? 32 : 56, is32Bit ? 42 : 54);
  bytes.writeUInt16LE(segments.length, is32Bit ? 44 : 56);
  for (const [index, segment] of segments.entries()) {
    const at = table + index * (is32Bit ? 32 : 56);
    bytes.writeUInt32LE(segment.type, at);
    bytes.writeUInt32LE(segment.flags, at + (is32Bit ? 24 : 4));
    word(segment.offset, at + (is32Bit ? 4 : 8));
    word(ADDRESS + segment.offset, at + (is32Bit ? 8 : 16));
    word(segment.size, at + (is32Bit ? 16 : 32));
  }
  return bytes;
}

/** DT_NEEDED for each library, and one Verneed with one Vernaux for the C library's version. */
function dynamicSegment(
  libraries: readonly string[],
  glibc: string | undefined,
  add: (bytes: Buffer) => number,
): Segment {
  const names = [...libraries, ...(glibc === undefined ? [] : [`GLIBC_${glibc}`])];
  const strings = Buffer.from(`\0${names.join('\0')}\0`);
  const at = (name: string): number => strings.indexOf(`${name}\0`, 1);
  const entries: [number, number][] = libraries.map((name) => [1, at(name)]);
  entries.push([5, ADDRESS + add(strings)], [10, strings.length]);
  if (glibc !== undefined) {
    const versions = Buffer.alloc(32);
    versions.writeUInt16LE(1, 0);
    versions.writeUInt16LE(1, 2);
    versions.writeUInt32LE(16, 8);
    versions.writeUInt32LE(at(`GLIBC_${glibc}`), 24);
    entries.push([0x6ffffffe, ADDRESS + add(versions)], [0x6fffffff, 1]);
  }
  const table = Buffer.alloc(16 * (entries.length + 1));
  for (const [index, [tag, value]] of entries.entries()) {
    table.writeBigUInt64LE(BigInt(tag), index * 16);
    table.writeBigUInt64LE(BigInt(value), index * 16 + 8);
  }
  return { type: 2, flags: 6, offset: add(table), size: table.length };
}

/** What the Go linker notes: magic, pointer size and flags, then two texts behind their lengths. */
function buildInfo(version: string, settings: { readonly [name: string]: string }): Buffer {
  const lines = Object.entries(settings).map(([name, value]) => `build\t${name}=${value}\n`);
  const notes = `0123456789abcdefpath\tshop\n${lines.join('')}fedcba9876543210`;
  const start = Buffer.alloc(32);
  start.write('\xff Go buildinf:', 'latin1');
  start.set([8, 2], 14);
  return Buffer.concat([
    start,
    varint(version.length),
    Buffer.from(version),
    varint(notes.length),
    Buffer.from(notes),
  ]);
}

function varint(value: number): Buffer {
  return value < 128 ? Buffer.from([value]) : Buffer.from([(value & 127) | 128, value >> 7]);
}

/** A Windows program of 512 bytes. */
export function pe(machine = 0x8664, characteristics = 0x0022): Buffer {
  const bytes = Buffer.alloc(512);
  bytes.write('MZ');
  bytes.writeUInt32LE(64, 0x3c);
  bytes.write('PE\0\0', 64);
  bytes.writeUInt16LE(machine, 68);
  bytes.writeUInt16LE(characteristics, 86);
  return bytes;
}

/** The first bytes of a macOS program for Apple silicon. */
export function machO(): Buffer {
  return Buffer.from('cffaedfe0c000001', 'hex');
}
