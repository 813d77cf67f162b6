import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Program } from '../../lib/formats/binary/program.ts';
import { readProgram } from '../../lib/formats/binary/read-program.ts';
import { bufferReader } from '../../lib/formats/files.ts';
import { Unreadable } from '../../lib/formats/plain-file.ts';
import { type ElfOptions, elf, machO, pe } from '../doctor/support/elf.ts';

function read(bytes: Buffer): Program {
  return readProgram(bufferReader(bytes));
}

/** The program after a change of its bytes. */
function changed(bytes: Buffer, change: (bytes: Buffer) => void): Program {
  change(bytes);
  return read(bytes);
}

const PLAIN: Program = {
  format: 'unknown',
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

const GO_1_26 = { version: 'go1.26.8', settings: new Map() };

describe('what kind of file a program is', () => {
  const kinds: [string, Buffer | string, Partial<Program>][] = [
    ['nothing', '', {}],
    ['a text', 'hello', {}],
    ['a script', '#!/bin/sh\n', { format: 'script' }],
    ['a package archive', '!<arch>\nrest', { format: 'archive' }],
    ['half a mark of a package archive', '!<arch>', {}],
    ['for macOS', machO(), { format: 'mach-o', system: 'darwin', machine: 'arm64' }],
    ['for macOS on Intel', mac('cffaedfe07000001'), mac64('amd64')],
    ['for macOS, 32 bits', mac('cefaedfe07000000'), mac64('386')],
    ['for macOS, 32 bits, ARM', mac('cefaedfe0c000000'), mac64('arm')],
    ['for macOS, several in one', mac('cafebabe00000002'), mac64('universal')],
    ['for macOS, of another machine', mac('cffaedfe12000001'), mac64('unknown')],
  ];
  for (const [what, bytes, expected] of kinds)
    it(what, () => assert.deepEqual(read(Buffer.from(bytes)), { ...PLAIN, ...expected }));

  it('is known by its mark even when the rest is missing', () => {
    const marks: [string, Partial<Program>][] = [
      ['\x7fELF', { format: 'elf', system: 'linux' }],
      ['MZ', { format: 'pe', system: 'windows' }],
      ['\xcf\xfa\xed\xfe', { format: 'mach-o', system: 'darwin' }],
      ['\xce\xfa\xed\xfe', { format: 'mach-o', system: 'darwin' }],
    ];
    for (const [mark, expected] of marks)
      assert.deepEqual(read(Buffer.from(mark, 'latin1')), {
        ...PLAIN,
        ...expected,
        damaged: true,
      });
  });

  it('is not told of a file that cannot be read', () => {
    const unreadable = new Unreadable('cannot be read (EIO)');
    const reader = {
      size: 10,
      read: (): never => {
        throw unreadable;
      },
    };
    assert.throws(() => readProgram(reader), unreadable);
  });

  function mac(hex: string): Buffer {
    return Buffer.from(hex, 'hex');
  }
  function mac64(machine: string): Partial<Program> {
    return { format: 'mach-o', system: 'darwin', machine };
  }
});

describe('a Linux program', () => {
  const layouts = [
    { is32Bit: false, isBigEndian: false },
    { is32Bit: false, isBigEndian: true },
    { is32Bit: true, isBigEndian: false },
    { is32Bit: true, isBigEndian: true },
  ] as const;
  for (const layout of layouts) {
    const name = `${layout.is32Bit ? 32 : 64} bits, ${layout.isBigEndian ? 'big' : 'little'}-endian`;
    const bits = layout.is32Bit ? 32 : 64;

    it(`is read whole: ${name}`, () => {
      const bytes = elf({
        ...layout,
        machine: layout.isBigEndian ? 22 : 40,
        loader: '/lib/ld.so.1',
        libraries: ['libc.so.6', 'libm.so.6'],
        glibc: ['2.9', '2.34', '2.17'],
        settings: { GOARCH: 's390x' },
      });
      assert.deepEqual(read(bytes), {
        ...PLAIN,
        format: 'elf',
        system: 'linux',
        machine: layout.isBigEndian ? 's390x' : 'arm',
        bits,
        loader: '/lib/ld.so.1',
        libraries: ['libc.so.6', 'libm.so.6'],
        glibc: '2.34',
        go: { version: 'go1.26.8', settings: new Map([['GOARCH', 's390x']]) },
      });
    });

    it(`needs nothing when it is static: ${name}`, () => {
      assert.deepEqual(read(elf({ ...layout, machine: 62 })), {
        ...PLAIN,
        format: 'elf',
        system: 'linux',
        machine: 'amd64',
        bits,
        go: GO_1_26,
      });
    });
  }

  it('asks for the newest C library of all that it names, as a number', () => {
    const glibcOf = (...glibc: string[]): string | undefined =>
      read(elf({ libraries: ['libc.so.6'], glibc })).glibc;
    assert.equal(glibcOf(), undefined);
    assert.equal(glibcOf('2.2.5'), '2.2');
    for (const order of [
      ['2.4', '2.34', '2.17'],
      ['2.34', '2.17', '2.4'],
      ['2.9', '2.34'],
    ])
      assert.equal(glibcOf(...order), '2.34');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1 }), (minors) => {
        assert.equal(glibcOf(...minors.map((minor) => `2.${minor}`)), `2.${Math.max(...minors)}`);
      }),
    );
  });

  it('counts versions of the C library only', () => {
    for (const glibc of ['PRIVATE', 'ABI_DT_RELR'])
      assert.equal(read(elf({ libraries: ['libc.so.6'], glibc })).glibc, undefined);
  });

  const machines: [number, string][] = [
    [3, '386'],
    [40, 'arm'],
    [62, 'amd64'],
    [183, 'arm64'],
    [243, 'riscv64'],
    [21, 'ppc64'],
    [22, 's390x'],
    [8, 'ELF machine 8'],
  ];
  for (const [machine, name] of machines)
    it(`for machine ${machine}`, () => assert.equal(read(elf({ machine })).machine, name));

  const systems: [number, string][] = [
    [0, 'linux'],
    [3, 'linux'],
    [2, 'netbsd'],
    [6, 'solaris'],
    [9, 'freebsd'],
    [12, 'openbsd'],
    [97, 'ELF system 97'],
  ];
  for (const [system, name] of systems)
    it(`for system ${system}`, () =>
      assert.equal(changed(elf(), (bytes) => bytes.writeUInt8(system, 7)).system, name));

  it('can be started when it is a program and has a start', () => {
    const startable = (options: ElfOptions, entry?: number): boolean =>
      changed(elf(options), (bytes) => {
        if (entry !== undefined) bytes.writeBigUInt64LE(BigInt(entry), 24);
      }).isProgram;
    assert.equal(startable({ type: 2 }), true);
    assert.equal(startable({ type: 3 }), true);
    assert.equal(startable({ type: 1 }), false);
    assert.equal(startable({ type: 4 }), false);
    assert.equal(startable({ type: 2 }, 0), false);
    assert.equal(startable({ type: 3 }, 0), false);
  });

  it('can be loaded anywhere when its type says so', () => {
    assert.equal(read(elf({ type: 3 })).pie, true);
    assert.equal(read(elf({ type: 2 })).pie, false);
  });

  it('is damaged when it is shorter than a segment, and no byte earlier', () => {
    const bytes = elf();
    assert.equal(read(bytes).damaged, false);
    assert.equal(read(bytes.subarray(0, -1)).damaged, true);
  });

  it('is damaged when its header leads out of the file', () => {
    const damaged = { ...PLAIN, format: 'elf', system: 'linux', damaged: true };
    assert.deepEqual(read(elf().subarray(0, 20)), damaged);
    // Segments that would overlap: one byte less than a segment takes.
    for (const is32Bit of [false, true]) {
      const [at, size] = is32Bit ? [42, 32] : [54, 56];
      const sized = (length: number): Program =>
        changed(elf({ is32Bit, loader: '/lib/ld.so' }), (bytes) => bytes.writeUInt16LE(length, at));
      assert.deepEqual(sized(size - 1), damaged);
      assert.equal(sized(size).loader, '/lib/ld.so');
    }
  });

  it('may have no segments, of any size', () => {
    const bare = changed(elf(), (bytes) => {
      bytes.writeUInt16LE(0, 54);
      bytes.writeUInt16LE(0, 56);
    });
    assert.deepEqual([bare.damaged, bare.loader, bare.go], [false, undefined, undefined]);
  });

  it('has its loader up to 256 bytes', () => {
    assert.equal(read(elf({ loader: 'l'.repeat(300) })).loader, 'l'.repeat(256));
    assert.equal(read(elf({ loader: '' })).loader, '');
  });

  it('has its names where the segment is loaded that holds their address', () => {
    const bytes = elf({ libraries: ['libc.so.6', 'libm.so.6'], glibc: '2.34' });
    const dynamic = bytes.indexOf(Buffer.from([5, 0, 0, 0, 0, 0, 0, 0]), 1024);
    const moved = 0x700000n - 1024n;
    // The first segment ends where the one with the names begins, and lies about its place in the file.
    const [first, other, last] = [0, 1, 2].map((index) => 64 + 56 * index + 8) as [
      number,
      number,
      number,
    ];
    bytes.writeBigUInt64LE(512n, first);
    bytes.writeBigUInt64LE(moved, first + 8);
    bytes.writeBigUInt64LE(1024n, first + 24);
    // So does one that is not loaded.
    bytes.writeBigUInt64LE(0x700000n, other + 8);
    bytes.writeBigUInt64LE(1024n, last);
    bytes.writeBigUInt64LE(0x700000n, last + 8);
    bytes.writeBigUInt64LE(BigInt(bytes.length - 1024), last + 24);
    for (const entry of [dynamic, dynamic + 32])
      bytes.writeBigUInt64LE(bytes.readBigUInt64LE(entry + 8) - 0x400000n + moved, entry + 8);
    const { libraries, glibc } = read(bytes);
    assert.deepEqual([libraries, glibc], [['libc.so.6', 'libm.so.6'], '2.34']);
  });

  it('has no libraries whose names are not in the file', () => {
    // The address of the names is in no segment.
    const bytes = elf({ libraries: ['libc.so.6'], glibc: '2.34' });
    const table = bytes.indexOf(Buffer.from([5, 0, 0, 0, 0, 0, 0, 0]), 1024);
    const { libraries, glibc } = changed(bytes, (all) => all.writeBigUInt64LE(1n, table + 8));
    assert.deepEqual([libraries, glibc], [[''], undefined]);
  });
});

describe('a Windows program', () => {
  it('is read whole', () => {
    const bytes = Buffer.concat([pe(), Buffer.alloc(200)]);
    assert.deepEqual(read(bytes), {
      ...PLAIN,
      format: 'pe',
      system: 'windows',
      machine: 'amd64',
    });
  });

  const machines: [number, string, number][] = [
    [332, '386', 32],
    [452, 'arm', 32],
    [34404, 'amd64', 64],
    [43620, 'arm64', 64],
    [512, 'PE machine 0x200', 64],
  ];
  for (const [machine, name, bits] of machines)
    it(`for machine ${machine}`, () => {
      const program = read(pe({ machine }));
      assert.deepEqual([program.machine, program.bits], [name, bits]);
    });

  it('can be started when it is executable and no library', () => {
    const isProgram = (characteristics: number): boolean => read(pe({ characteristics })).isProgram;
    assert.equal(isProgram(0x0022), true);
    assert.equal(isProgram(0x0020), false);
    assert.equal(isProgram(0x2022), false);
  });

  it('is none without its second mark', () => {
    assert.deepEqual(
      changed(pe(), (bytes) => bytes.write('XX', 64)),
      PLAIN,
    );
  });

  it('is damaged when the second mark is out of the file', () => {
    const damaged = { ...PLAIN, format: 'pe', system: 'windows', damaged: true };
    assert.deepEqual(
      changed(pe(), (bytes) => bytes.writeUInt32LE(600, 0x3c)),
      damaged,
    );
    assert.deepEqual(read(Buffer.from('MZ')), damaged);
  });

  /** A program with the sections `.text` and `.data`, behind a header of 16 bytes that is optional. */
  function withSections(end: number): Buffer {
    const bytes = Buffer.alloc(512);
    pe().copy(bytes);
    bytes.writeUInt16LE(2, 70);
    bytes.writeUInt16LE(16, 84);
    for (const [index, [name, size, offset]] of (
      [
        ['.text', 100, 200],
        ['.data', 112, end - 112],
      ] as const
    ).entries()) {
      const at = 64 + 24 + 16 + index * 40;
      bytes.write(name, at);
      bytes.writeUInt32LE(size, at + 16);
      bytes.writeUInt32LE(offset, at + 20);
    }
    return bytes;
  }

  it('is damaged when it is shorter than a section, and no byte earlier', () => {
    assert.equal(read(withSections(512)).damaged, false);
    assert.equal(read(withSections(513)).damaged, true);
  });

  it('has the notes of Go in its data', () => {
    const notes = Buffer.alloc(112);
    notes.write('\xff Go buildinf:', 'latin1');
    notes.set([8, 2], 14);
    notes.write('\x08go1.26.8\0', 32, 'latin1');
    const bytes = withSections(512);
    notes.copy(bytes, 400);
    assert.deepEqual(read(bytes).go, GO_1_26);
    // Those in another section are not of Go.
    assert.equal(changed(bytes, (all) => all.write('.rdat', 64 + 24 + 16 + 40)).go, undefined);
  });
});

describe('what Go noted in a program', () => {
  const settings = { CGO_ENABLED: '0', GOAMD64: 'v1', '-ldflags': '"-s -w"' };

  it('is its version and how it was built', () => {
    assert.deepEqual(read(elf({ goVersion: 'go1.9', settings })).go, {
      version: 'go1.9',
      settings: new Map(Object.entries(settings)),
    });
    // Texts whose length takes two bytes: from 128 on.
    const long = { '-tags': 'x'.repeat(300) };
    assert.deepEqual(read(elf({ goVersion: `go${'1'.repeat(126)}`, settings: long })).go, {
      version: `go${'1'.repeat(126)}`,
      settings: new Map(Object.entries(long)),
    });
  });

  it('has names in quotes where they hold an equals sign', () => {
    const quoted = { '"a=b"': 'c=d' };
    assert.deepEqual(read(elf({ settings: quoted })).go?.settings, new Map(Object.entries(quoted)));
  });

  it('is nothing without its mark, or when that is cut off', () => {
    const unmarked = elf();
    unmarked.write('XX', unmarked.indexOf('Go buildinf'));
    assert.equal(read(unmarked).go, undefined);
    const bytes = elf();
    const mark = bytes.indexOf('\xff Go buildinf:', 0, 'latin1');
    assert.equal(read(bytes.subarray(0, mark + 32)).go, undefined);
    assert.notEqual(read(bytes.subarray(0, mark + 33)).go, undefined);
  });

  it('is old when it is pointers', () => {
    const bytes = elf();
    bytes.writeUInt8(0, bytes.indexOf('\xff Go buildinf:', 0, 'latin1') + 15);
    assert.deepEqual(read(bytes).go, { version: 'go1.17 or older', settings: new Map() });
  });

  it('is found by the section when there are sections, else in the writable segment', () => {
    for (const is32Bit of [false, true])
      for (const isBigEndian of [false, true]) {
        const bytes = withSections({ is32Bit, isBigEndian });
        assert.deepEqual(read(bytes).go, GO_1_26);
        // Of a section with another name nothing is read, nor of the segment in front.
        const other = Buffer.from(bytes);
        other.write('.xx', other.lastIndexOf('.go.buildinfo'));
        const { damaged, go } = read(other);
        assert.deepEqual([damaged, go], [false, undefined]);
      }
  });
});

/** A program whose notes are in a section and not in the writable segment. */
function withSections({
  is32Bit,
  isBigEndian,
}: {
  is32Bit: boolean;
  isBigEndian: boolean;
}): Buffer {
  const program = elf({ is32Bit, isBigEndian });
  const note = program.indexOf('\xff Go buildinf:', 0, 'latin1');
  const names = Buffer.from('\0.shstrtab\0.go.buildinfo\0');
  const size = is32Bit ? 40 : 64;
  const table = Buffer.alloc(3 * size);
  const [u16, u32] = isBigEndian
    ? (['writeUInt16BE', 'writeUInt32BE'] as const)
    : (['writeUInt16LE', 'writeUInt32LE'] as const);
  const word = (bytes: Buffer, value: number, at: number): void => {
    if (is32Bit) bytes[u32](value, at);
    else bytes[u32](value, isBigEndian ? at + 4 : at);
  };
  for (const [index, [name, offset]] of [
    [0, 0],
    [1, program.length],
    // The notes may begin behind other data.
    [11, note - 16],
  ].entries()) {
    table[u32](name ?? 0, index * size);
    word(table, offset ?? 0, index * size + (is32Bit ? 16 : 24));
  }
  word(program, program.length + names.length, is32Bit ? 32 : 40);
  program[u16](size, is32Bit ? 46 : 58);
  program[u16](3, is32Bit ? 48 : 60);
  program[u16](1, is32Bit ? 50 : 62);
  // The writable segment begins behind the notes: its place is that of the second header.
  word(program, note + 64, 64 + (is32Bit ? 32 + 4 : 56 + 8));
  return Buffer.concat([program, names, table]);
}
