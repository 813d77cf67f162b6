import type { ByteReader } from '../plain-file.ts';
import { readBuildInfo } from './buildinfo.ts';
import { readElf } from './elf.ts';
import { readMachO } from './macho.ts';
import { readPe } from './pe.ts';
import { type Parsed, PLAIN, type Program } from './program.ts';

/** Reads headers only. Whatever the bytes are, it gives an answer. */
export function readProgram(file: ByteReader): Program {
  try {
    const { dataStart, ...program } = readFormat(file);
    return { ...program, go: readBuildInfo(file, dataStart) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A length or an offset that leads out of what was read.
    return { ...readStart(file), damaged: true };
  }
}

function readFormat(file: ByteReader): Parsed {
  const start = readStart(file);
  if (start.format === 'elf') return readElf(file);
  if (start.format === 'pe') return readPe(file);
  return start.format === 'mach-o' ? readMachO(file) : start;
}

const FORMATS: readonly [magic: string, format: Program['format'], system: string][] = [
  ['\x7fELF', 'elf', 'linux'],
  ['MZ', 'pe', 'windows'],
  ['\xcf\xfa\xed\xfe', 'mach-o', 'darwin'],
  ['\xce\xfa\xed\xfe', 'mach-o', 'darwin'],
  ['\xca\xfe\xba\xbe', 'mach-o', 'darwin'],
  ['#!', 'script', ''],
  ['!<arch>\n', 'archive', ''],
];

function readStart(file: ByteReader): Program {
  const start = file.read(0, 8).toString('latin1');
  const [, format, system] = FORMATS.find(([magic]) => start.startsWith(magic)) ?? [
    '',
    'unknown' as const,
    '',
  ];
  return { ...PLAIN, format, system };
}
