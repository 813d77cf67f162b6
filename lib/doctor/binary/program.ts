import type { ByteReader } from '../subject/files.ts';
import { readBuildInfo } from './buildinfo.ts';
import { readElf } from './elf.ts';
import { readMachO } from './macho.ts';
import { readPe } from './pe.ts';

/** What the header of a program file says, and what Go noted inside. */
export interface Program {
  format: 'elf' | 'pe' | 'mach-o' | 'script' | 'archive' | 'unknown';
  /** `GOOS` and `GOARCH`, or the format's own number; empty when the format has none. */
  system: string;
  machine: string;
  bits: 32 | 64;
  /** Only a program can be started; a library or an object file cannot. */
  isProgram: boolean;
  /** The file is shorter than its header says, or its header contradicts itself. */
  damaged: boolean;
  /** Linux: the program that must load it (PT_INTERP), and the libraries it asks for (DT_NEEDED). */
  loader: string | undefined;
  libraries: readonly string[];
  /** Linux: the newest version of the C library that it asks for, such as `2.34`. */
  glibc: string | undefined;
  /** Linux: it can be loaded at any address (ET_DYN). */
  pie: boolean;
  go: GoBuild | undefined;
}

/** What the Go linker notes in a program. */
export interface GoBuild {
  /** `go1.24.13` */
  version: string;
  /** `CGO_ENABLED`, `GOAMD64`, `-buildmode` ... */
  settings: ReadonlyMap<string, string>;
}

/** The rest of a program of which only the format is known. */
export const PLAIN: Omit<Program, 'format'> = {
  system: '',
  machine: '',
  bits: 64,
  isProgram: true,
  damaged: false,
  loader: undefined,
  libraries: [],
  glibc: undefined,
  pie: false,
  go: undefined,
};

/** Reads headers only. Whatever the bytes are, it gives an answer. */
export function readProgram(file: ByteReader): Program {
  try {
    const program = readFormat(file);
    return { ...program, go: readBuildInfo(file, program.dataStart) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A length or an offset that leads out of what was read.
    return { ...readStart(file), damaged: true };
  }
}

/** A program, and where its writable data begins: there the Go linker puts its notes. */
export type Parsed = Program & { dataStart?: number | undefined };

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
