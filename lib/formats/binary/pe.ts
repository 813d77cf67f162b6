import type { ByteReader } from '../plain-file.ts';
import { type Parsed, PLAIN } from './program.ts';

const MACHINES: { readonly [number: number]: string } = {
  332: '386',
  452: 'arm',
  34404: 'amd64',
  43620: 'arm64',
};

const EXECUTABLE = 0x0002;
const LIBRARY = 0x2000;
const MAX_SECTIONS = 96;

/**
 * A Windows program (PE format, sections 2 and 4).
 * @throws RangeError when the header leads out of the file
 */
export function readPe(file: ByteReader): Parsed {
  const at = file.read(0x3c, 4).readUInt32LE(0);
  const header = file.read(at, 24);
  if (header.readUInt32LE(0) !== 0x00004550) return { ...PLAIN, format: 'unknown' };
  const machine = header.readUInt16LE(4);
  const characteristics = header.readUInt16LE(22);
  const count = Math.min(header.readUInt16LE(6), MAX_SECTIONS);
  const table = file.read(at + 24 + header.readUInt16LE(20), 40 * count);
  const sections = Array.from({ length: count }, (_, index) => ({
    name: table.toString('latin1', index * 40, index * 40 + 8).split('\0')[0],
    size: table.readUInt32LE(index * 40 + 16),
    offset: table.readUInt32LE(index * 40 + 20),
  }));
  const name = MACHINES[machine];
  return {
    ...PLAIN,
    format: 'pe',
    system: 'windows',
    machine: name ?? `PE machine 0x${machine.toString(16)}`,
    bits: name === '386' || name === 'arm' ? 32 : 64,
    isProgram: (characteristics & EXECUTABLE) !== 0 && (characteristics & LIBRARY) === 0,
    damaged: sections.some(({ offset, size }) => offset + size > file.size),
    dataStart: sections.find((section) => section.name === '.data')?.offset,
  };
}
