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

/** A program, and where its writable data begins: there the Go linker puts its notes. */
export type Parsed = Program & { dataStart?: number | undefined };
