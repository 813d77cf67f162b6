/** What a program made of bytes shall look like. */
export interface ElfOptions {
  machine?: number;
  /** 2 is a program at a fixed address, 3 one for any address, 1 an object file. */
  type?: number;
  is32Bit?: boolean;
  isBigEndian?: boolean;
  loader?: string;
  libraries?: readonly string[];
  /** The C library versions that it asks for, `2.34`: each of another library. */
  glibc?: string | readonly string[];
  /** `e_ident[EI_OSABI]`: 9 is FreeBSD. */
  system?: number;
  /** null is a program that Go did not link, `''` one of a Go before 1.18, which notes pointers. */
  goVersion?: string | null;
  settings?: { readonly [name: string]: string };
}

const ADDRESS = 0x400000;

/** Writes the fields of an ELF file in its byte order; a word is an address or a size. */
interface Writer {
  u16: (bytes: Buffer, value: number, at: number) => void;
  u32: (bytes: Buffer, value: number, at: number) => void;
  word: (bytes: Buffer, value: number, at: number) => void;
  wide: boolean;
}

function writerOf(isBig: boolean, wide: boolean): Writer {
  const u16: Writer['u16'] = (bytes, value, at) =>
    isBig ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at);
  const u32: Writer['u32'] = (bytes, value, at) =>
    isBig ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at);
  const u64: Writer['u32'] = (bytes, value, at) =>
    isBig ? bytes.writeBigUInt64BE(BigInt(value), at) : bytes.writeBigUInt64LE(BigInt(value), at);
  return { u16, u32, word: wide ? u64 : u32, wide };
}

/** An ELF file with just the headers that loaders and the doctor read. It cannot run. */
export function elf(options: ElfOptions = {}): Buffer {
  const { is32Bit = false, isBigEndian = false } = options;
  const write = writerOf(isBigEndian, !is32Bit);
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
  if (options.libraries)
    segments.push(dynamicSegment(options.libraries, [options.glibc ?? []].flat(), add, write));
  const { goVersion = 'go1.26.8', settings = {} } = options;
  const note = add(goVersion === null ? Buffer.alloc(64) : buildInfo(goVersion, settings));
  segments.push({ type: 1, flags: 6, offset: note, size: end - note });
  segments.unshift({ type: 1, flags: 5, offset: 0, size: end });
  return Buffer.concat([header(options, segments, start, write), ...body]);
}

interface Segment {
  type: number;
  flags: number;
  offset: number;
  size: number;
}

function header(
  { machine = 62, type = 2, system = 0, isBigEndian = false }: ElfOptions,
  segments: readonly Segment[],
  length: number,
  { u16, u32, word, wide }: Writer,
): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.write('\x7fELF', 'latin1');
  bytes.set([wide ? 2 : 1, isBigEndian ? 2 : 1, 1, system], 4);
  u16(bytes, type, 16);
  u16(bytes, machine, 18);
  word(bytes, ADDRESS, 24);
  const table = 64;
  word(bytes, table, wide ? 32 : 28);
  u16(bytes, wide ? 56 : 32, wide ? 54 : 42);
  u16(bytes, segments.length, wide ? 56 : 44);
  for (const [index, segment] of segments.entries()) {
    const at = table + index * (wide ? 56 : 32);
    u32(bytes, segment.type, at);
    u32(bytes, segment.flags, at + (wide ? 4 : 24));
    word(bytes, segment.offset, at + (wide ? 8 : 4));
    word(bytes, ADDRESS + segment.offset, at + (wide ? 16 : 8));
    word(bytes, segment.size, at + (wide ? 32 : 16));
  }
  return bytes;
}

/** DT_NEEDED for each library, and for each version a Verneed with two Vernaux: one of something else, and its own. */
function dynamicSegment(
  libraries: readonly string[],
  versions: readonly string[],
  add: (bytes: Buffer) => number,
  { u16, u32, word, wide }: Writer,
): Segment {
  const names = [...libraries, 'GCC_3.0', ...versions.map((version) => `GLIBC_${version}`)];
  const strings = Buffer.from(`\0${names.join('\0')}\0`);
  const at = (name: string): number => strings.indexOf(`${name}\0`, 1);
  const entries: [number, number][] = libraries.map((name) => [1, at(name)]);
  entries.push([5, ADDRESS + add(strings)], [10, strings.length]);
  if (versions.length > 0) {
    const needs = Buffer.alloc(48 * versions.length);
    for (const [index, version] of versions.entries()) {
      const need = needs.subarray(48 * index);
      u16(need, 1, 0);
      u16(need, 2, 2);
      u32(need, 16, 8);
      u32(need, index === versions.length - 1 ? 0 : 48, 12);
      u32(need, at('GCC_3.0'), 24);
      u32(need, 16, 28);
      u32(need, at(`GLIBC_${version}`), 40);
    }
    entries.push([0x6ffffffe, ADDRESS + add(needs)], [0x6fffffff, versions.length]);
  }
  const size = wide ? 8 : 4;
  const table = Buffer.alloc(2 * size * (entries.length + 1));
  for (const [index, [tag, value]] of entries.entries()) {
    word(table, tag, 2 * size * index);
    word(table, value, 2 * size * index + size);
  }
  return { type: 2, flags: 6, offset: add(table), size: table.length };
}

/** What the Go linker notes: magic, pointer size and flags, then two texts behind their lengths. */
function buildInfo(version: string, settings: { readonly [name: string]: string }): Buffer {
  const lines = Object.entries(settings).map(([name, value]) => `build\t${name}=${value}\n`);
  const notes = `0123456789abcdefpath\tshop\n${lines.join('')}fedcba9876543210`;
  const start = Buffer.alloc(32);
  start.write('\xff Go buildinf:', 'latin1');
  start.set([8, version === '' ? 0 : 2], 14);
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

/** What a Windows program made of bytes shall look like. */
export interface PeOptions {
  machine?: number;
  characteristics?: number;
  /** Instead of `PE`: `NE` is a program for Windows 3. */
  signature?: string;
  /** With one of these it has a section for data with what the Go linker notes. */
  goVersion?: string;
  settings?: { readonly [name: string]: string };
}

/** A Windows program of 512 bytes, and what the Go linker notes behind that. */
export function pe(options: PeOptions = {}): Buffer {
  const { machine = 0x8664, characteristics = 0x0022, signature = 'PE' } = options;
  const bytes = Buffer.alloc(512);
  bytes.write('MZ');
  bytes.writeUInt32LE(64, 0x3c);
  bytes.write(signature, 64);
  bytes.writeUInt16LE(machine, 68);
  bytes.writeUInt16LE(characteristics, 86);
  if (!options.goVersion && !options.settings) return bytes;
  const notes = buildInfo(options.goVersion ?? 'go1.26.8', options.settings ?? {});
  // Two sections behind an optional header of 16 bytes, the one with data last.
  bytes.writeUInt16LE(2, 70);
  bytes.writeUInt16LE(16, 84);
  for (const [index, name] of ['.text', '.data'].entries()) {
    const section = bytes.subarray(104 + 40 * index);
    section.write(name);
    section.writeUInt32LE(index * notes.length, 16);
    section.writeUInt32LE(512, 20);
  }
  return Buffer.concat([bytes, notes]);
}

/** The first bytes of a macOS program for Apple silicon, or of one for several machines. */
export function machO({ isUniversal = false } = {}): Buffer {
  return Buffer.from(isUniversal ? 'cafebabe00000002' : 'cffaedfe0c000001', 'hex');
}
