import type { ByteReader } from '../plain-file.ts';
import { type Parsed, PLAIN } from './program.ts';

const MACHINES: { readonly [number: number]: string } = {
  3: '386',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
  21: 'ppc64',
  22: 's390x',
};

/** `e_ident[EI_OSABI]`: 0 is what Linux programs say, 3 is Linux too. */
const SYSTEMS: { readonly [number: number]: string } = {
  0: 'linux',
  3: 'linux',
  2: 'netbsd',
  6: 'solaris',
  9: 'freebsd',
  12: 'openbsd',
};

interface Segment {
  type: number;
  flags: number;
  offset: number;
  address: number;
  size: number;
}

const LOAD = 1;
const DYNAMIC = 2;
const INTERP = 3;
const MAX_SEGMENTS = 256;

/** The fields of one ELF file, whatever its class and its byte order. */
interface Fields {
  u16: (bytes: Buffer, at: number) => number;
  u32: (bytes: Buffer, at: number) => number;
  /** An address or a size, of 4 or 8 bytes. */
  word: (bytes: Buffer, at: number) => number;
  wide: boolean;
}

/**
 * An ELF file (gABI chapters 4 and 5, and the GNU version sections).
 * @throws RangeError when the header leads out of the file
 */
export function readElf(file: ByteReader): Parsed {
  const header = file.read(0, 64);
  const wide = header[4] === 2;
  const fields = fieldsOf(wide, header[5] === 2);
  const type = fields.u16(header, 16);
  const machine = fields.u16(header, 18);
  const entry = fields.word(header, 24);
  const segments = readSegments(file, header, fields);
  const loaderAt = segments.find((segment) => segment.type === INTERP);
  const dynamic = readDynamic(file, segments, fields);
  return {
    ...PLAIN,
    format: 'elf',
    system: SYSTEMS[header[7] ?? 0] ?? `ELF system ${header[7]}`,
    machine: MACHINES[machine] ?? `ELF machine ${machine}`,
    bits: wide ? 64 : 32,
    isProgram: (type === 2 || type === 3) && entry !== 0,
    damaged: segments.some(({ offset, size }) => offset + size > file.size),
    loader: loaderAt && textUntilZero(file.read(loaderAt.offset, Math.min(loaderAt.size, 256)), 0),
    libraries: dynamic.libraries,
    glibc: dynamic.glibc,
    pie: type === 3,
    dataStart:
      goSection(file, header, fields) ??
      segments.find(({ type: kind, flags }) => kind === LOAD && (flags & 3) === 2)?.offset,
  };
}

function fieldsOf(wide: boolean, big: boolean): Fields {
  const u16: Fields['u16'] = (bytes, at) => (big ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at));
  const u32: Fields['u32'] = (bytes, at) => (big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  const u64: Fields['u32'] = (bytes, at) =>
    Number(big ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
  return { u16, u32, wide, word: wide ? u64 : u32 };
}

function readSegments(
  file: ByteReader,
  header: Buffer,
  { u16, u32, word, wide }: Fields,
): Segment[] {
  const offset = word(header, wide ? 32 : 28);
  const entrySize = u16(header, wide ? 54 : 42);
  const count = Math.min(u16(header, wide ? 56 : 44), MAX_SEGMENTS);
  if (entrySize < (wide ? 56 : 32) && count > 0) throw new RangeError('program headers overlap');
  const table = file.read(offset, entrySize * count);
  return Array.from({ length: count }, (_, index) => {
    const at = index * entrySize;
    return wide
      ? {
          type: u32(table, at),
          flags: u32(table, at + 4),
          offset: word(table, at + 8),
          address: word(table, at + 16),
          size: word(table, at + 32),
        }
      : {
          type: u32(table, at),
          flags: u32(table, at + 24),
          offset: word(table, at + 4),
          address: word(table, at + 8),
          size: word(table, at + 16),
        };
  });
}

interface Dynamic {
  libraries: string[];
  glibc: string | undefined;
}

const NEEDED = 1;
const STRING_TABLE = 5;
const STRING_SIZE = 10;
const VERSIONS_NEEDED = 0x6ffffffe;
const VERSIONS_COUNT = 0x6fffffff;
const MAX_STRINGS = 4 * 2 ** 20;

function readDynamic(file: ByteReader, segments: readonly Segment[], fields: Fields): Dynamic {
  const segment = segments.find(({ type }) => type === DYNAMIC);
  if (!segment) return { libraries: [], glibc: undefined };
  const { word, wide } = fields;
  const step = wide ? 16 : 8;
  const table = file.read(segment.offset, Math.min(segment.size, 64 * 1024));
  const needed: number[] = [];
  const values = new Map<number, number>();
  for (let at = 0; at + step <= table.length; at += step) {
    const tag = word(table, at);
    const value = word(table, at + step / 2);
    if (tag === 0) break;
    if (tag === NEEDED) needed.push(value);
    else values.set(tag, value);
  }
  const bytesAt = (address: number | undefined, length: number): Buffer => {
    if (address === undefined) return Buffer.alloc(0);
    const home = segments.find(
      (each) => each.type === LOAD && address >= each.address && address < each.address + each.size,
    );
    return home ? file.read(address - home.address + home.offset, length) : Buffer.alloc(0);
  };
  const strings = bytesAt(
    values.get(STRING_TABLE),
    Math.min(values.get(STRING_SIZE) ?? 0, MAX_STRINGS),
  );
  const versions = bytesAt(values.get(VERSIONS_NEEDED), 64 * 1024);
  return {
    libraries: needed.map((at) => textUntilZero(strings, at)),
    glibc: newestGlibc(versions, Math.min(values.get(VERSIONS_COUNT) ?? 0, 64), strings, fields),
  };
}

/** The newest `GLIBC_2.x` among the versions that it needs (GNU `Verneed` and `Vernaux`). */
function newestGlibc(
  table: Buffer,
  count: number,
  strings: Buffer,
  { u16, u32 }: Fields,
): string | undefined {
  const minors: number[] = [];
  let at = 0;
  for (let library = 0; library < count && at + 16 <= table.length; library++) {
    let item = at + u32(table, at + 8);
    for (
      let left = Math.min(u16(table, at + 2), 256);
      left > 0 && item + 16 <= table.length;
      left--
    ) {
      const minor = /^GLIBC_2\.(\d+)/.exec(textUntilZero(strings, u32(table, item + 8)))?.[1];
      if (minor !== undefined) minors.push(Number(minor));
      item += u32(table, item + 12);
    }
    at += u32(table, at + 12);
  }
  return minors.length === 0 ? undefined : `2.${Math.max(...minors)}`;
}

/** Where the section `.go.buildinfo` begins; undefined when the sections were stripped. */
function goSection(
  file: ByteReader,
  header: Buffer,
  { u16, u32, word, wide }: Fields,
): number | undefined {
  const entrySize = u16(header, wide ? 58 : 46);
  const count = Math.min(u16(header, wide ? 60 : 48), MAX_SEGMENTS);
  const table = file.read(word(header, wide ? 40 : 32), entrySize * count);
  if (entrySize < (wide ? 64 : 40) || table.length < entrySize * count) return undefined;
  const offsetAt = (index: number): number => word(table, index * entrySize + (wide ? 24 : 16));
  const nameTable = u16(header, wide ? 62 : 50);
  if (nameTable >= count) return undefined;
  const names = file.read(offsetAt(nameTable), 64 * 1024);
  const found = Array.from({ length: count }, (_, index) => index).find(
    (index) => textUntilZero(names, u32(table, index * entrySize)) === '.go.buildinfo',
  );
  return found === undefined ? undefined : offsetAt(found);
}

function textUntilZero(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0, at);
  return bytes.toString('latin1', at, end < 0 ? Math.min(bytes.length, at + 256) : end);
}
