import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { bufferReader, type Files } from '../../lib/formats/files.ts';
import { TooLarge, Unreadable } from '../../lib/formats/plain-file.ts';
import { type ZipEntry, zipEntries, zipFiles } from '../../lib/formats/zip.ts';
import { asZip64, type Entry, zip } from '../doctor/support/zip.ts';

const TWO: readonly Entry[] = [
  { name: 'host.json', contents: '{}', mode: 0o644 },
  { name: 'bin/handler', contents: 'program '.repeat(100), mode: 0o755 },
];

/** Where the record of the first entry is in a zip without zip64. */
const firstRecord = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 6);

function entriesOf(bytes: Buffer): ZipEntry[] {
  return zipEntries(bufferReader(bytes));
}

function filesOf(bytes: Buffer): Files {
  return zipFiles(bufferReader(bytes), entriesOf(bytes));
}

/** The same zip after a change of its bytes; `at` is where the record of its first entry is. */
function changed(
  change: (bytes: Buffer, at: number) => void,
  entries: readonly Entry[] = TWO,
): Buffer {
  const bytes = zip(entries);
  change(bytes, firstRecord(bytes));
  return bytes;
}

function refused(use: () => unknown, message: string): void {
  assert.throws(use, (error) => error instanceof Unreadable && error.message === message);
}

const CUT_OFF = 'is a damaged zip: its list of files is cut off';
const NO_LIST = 'is not a zip, or is cut off: it has no list of files';
const DAMAGED = 'is damaged: it does not unpack to what the list of the zip says';

describe('the entries of a zip', () => {
  it('have all that its list of files says', () => {
    const bytes = zip(TWO);
    const at = firstRecord(bytes);
    const [first, second] = entriesOf(bytes);
    assert.deepEqual(first, {
      name: 'host.json',
      path: 'host.json',
      size: 2,
      packedSize: 4,
      checksum: crc32('{}'),
      offset: 0,
      end: 30 + 9 + 4,
      method: 8,
      encrypted: false,
      mode: 0o644,
      changed: undefined,
      type: 'file',
      record: at,
    });
    assert.equal(second?.offset, first.end);
    assert.equal(second?.record, at + 46 + 9);
    assert.equal(second?.mode, 0o755);
    assert.equal(second?.size, 800);
  });

  it('come with what lists of entries and fields may have besides', () => {
    const [entry] = entriesOf(
      zip([{ name: 'a\\b\\c.txt', contents: '', mode: 0o4755, isEncrypted: true }]),
    );
    assert.equal(entry?.name, 'a\\b\\c.txt');
    assert.equal(entry?.path, 'a/b/c.txt');
    assert.equal(entry?.encrypted, true);
    assert.equal(entry?.mode, 0o4755);
    const link = entriesOf(zip([{ name: 'l', contents: 'target', mode: 0o120777 }]))[0];
    assert.deepEqual([link?.type, link?.mode], ['link', 0o777]);
  });

  it('have no permissions where none were kept', () => {
    const windows = entriesOf(zip([{ name: 'a', contents: 'a' }]))[0];
    assert.deepEqual([windows?.mode, windows?.type], [undefined, 'file']);
    // Attributes of another system are no permissions, and those of Unix may be all zero.
    for (const [maker, attributes] of [
      [0, 0o120777 << 16],
      [3, 0],
    ] as const) {
      const bytes = changed((zipped, at) => {
        zipped[at + 5] = maker;
        zipped.writeUInt32LE(attributes >>> 0, at + 38);
      });
      const [entry] = entriesOf(bytes);
      assert.deepEqual([entry?.mode, entry?.type], [undefined, 'file'], `maker ${maker}`);
    }
  });

  it('are the same in zip64, where the numbers are in other fields', () => {
    const plain = entriesOf(zip(TWO));
    const wide = entriesOf(zip(TWO, true));
    assert.deepEqual(
      wide.map((entry) => ({ ...entry, record: 0 })),
      plain.map((entry) => ({ ...entry, record: 0 })),
    );
    assert.equal(wide[0]?.record, plain[0]?.record);
    assert.equal(filesOf(zip(TWO, true)).read('host.json', 10)?.toString(), '{}');
  });

  it('take only those numbers from the zip64 field whose own field is all ones', () => {
    // The size alone is in the field; the packed size and the offset stay where they are.
    const bytes = zip(TWO, true);
    const at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    const field = bytes.indexOf(Buffer.from([1, 0, 24, 0]), at);
    bytes.writeUInt32LE(4, at + 20);
    bytes.writeUInt32LE(0, at + 42);
    bytes.writeUInt16LE(8, field + 2);
    // The rest of what was the field is one of something else.
    bytes.writeUInt16LE(0x5455, field + 12);
    bytes.writeUInt16LE(12, field + 14);
    const [entry] = entriesOf(bytes);
    assert.deepEqual([entry?.size, entry?.packedSize, entry?.offset], [2, 4, 0]);
  });

  it('keep the ones of a field that zip64 has no number for', () => {
    const bytes = changed((zipped, at) => zipped.writeUInt32LE(0xffffffff, at + 24));
    assert.equal(entriesOf(bytes)[0]?.size, 0xffffffff);
    // The zip64 field is shorter than a number.
    const short = zip([{ name: 'a', contents: 'a' }], true);
    const at = short.indexOf('PK\x01\x02', 0, 'latin1');
    short.writeUInt32LE(3, at + 20);
    short.writeUInt32LE(0, at + 42);
    // Of its 37 bytes the last 20 are made a comment.
    short.writeUInt16LE(17, at + 30);
    short.writeUInt16LE(20, at + 32);
    assert.equal(entriesOf(short)[0]?.size, 0xffffffff);
  });

  it('are those of the plain list when what points to zip64 is damaged', () => {
    const counted = (change: (bytes: Buffer) => void): number => {
      const plain = zip(TWO);
      const at = BigInt(firstRecord(plain));
      const bytes = asZip64(plain, 1n, BigInt(plain.length - 22) - at, at);
      change(bytes);
      return entriesOf(bytes).length;
    };
    const record = (bytes: Buffer): number => bytes.length - 22 - 20 - 56;
    const locator = (bytes: Buffer): number => bytes.length - 22 - 20;
    assert.equal(
      counted(() => {}),
      1,
    );
    assert.equal(
      counted((bytes) => bytes.write('XX', record(bytes))),
      2,
    );
    assert.equal(
      counted((bytes) => bytes.write('XX', locator(bytes))),
      2,
    );
    assert.equal(
      counted((bytes) => bytes.writeBigUInt64LE(BigInt(bytes.length - 55), locator(bytes) + 8)),
      2,
    );
  });

  it('are found behind a comment of any length, and with other bytes in front', () => {
    const withComment = Buffer.concat([zip(TWO), Buffer.alloc(65_535, 'c')]);
    assert.deepEqual(
      entriesOf(withComment).map(({ name }) => name),
      ['host.json', 'bin/handler'],
    );
    refused(() => entriesOf(Buffer.concat([zip(TWO), Buffer.alloc(65_536, 'c')])), NO_LIST);
  });

  it('are none in an empty zip', () => assert.deepEqual(entriesOf(zip([])), []));

  it('may have names of 1024 bytes', () => {
    const name = 'n'.repeat(1024);
    assert.equal(entriesOf(zip([{ name, contents: '' }]))[0]?.name, name);
    refused(
      () => entriesOf(zip([{ name: `${name}n`, contents: '' }])),
      'has a name of 1025 bytes, which no system takes',
    );
  });
});

describe('a zip is refused', () => {
  it('when it has no list of files', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK\x05\x06'), Buffer.alloc(100, 'x')])
      refused(() => entriesOf(bytes), NO_LIST);
    refused(() => entriesOf(zip(TWO).subarray(0, -1)), NO_LIST);
  });

  it('when its list of files ends before all entries', () => {
    refused(() => entriesOf(changed((bytes, at) => bytes.write('XX', at))), CUT_OFF);
    const tooMany = zip(TWO);
    tooMany.writeUInt16LE(3, tooMany.length - 12);
    refused(() => entriesOf(tooMany), CUT_OFF);
    // A name, an extra field or a comment of the last entry that leads out of the list.
    for (const field of [28, 30, 32])
      refused(
        () =>
          entriesOf(
            changed((bytes, at) => {
              const last = at + 46 + 9 + field;
              bytes.writeUInt16LE(bytes.readUInt16LE(last) + 1, last);
            }),
          ),
        CUT_OFF,
      );
  });

  it('when it has more entries than can be looked at, or a longer list', () => {
    const list = Buffer.alloc(22);
    const counted = (count: bigint, size: bigint): Buffer => asZip64(list, count, size, 0n);
    list.write('PK\x05\x06');
    refused(
      () => entriesOf(counted(100_001n, 10n)),
      'has 100001 entries, more than can be looked at',
    );
    refused(() => entriesOf(counted(100_000n, 10n)), CUT_OFF);
    refused(
      () => entriesOf(counted(2n, 16n * 2n ** 20n + 1n)),
      'has 2 entries, more than can be looked at',
    );
    refused(() => entriesOf(counted(2n, 16n * 2n ** 20n)), CUT_OFF);
  });

  it('when two entries share bytes, or one reaches into the list', () => {
    refused(
      () =>
        entriesOf(
          zip([
            { name: 'one', contents: 'a' },
            { name: 'two', contents: 'a', isShared: true },
          ]),
        ),
      'is a damaged zip: "one" and "two" share bytes',
    );
    refused(
      () =>
        entriesOf(
          changed((bytes, at) => {
            const size = at + 46 + 9 + 20;
            bytes.writeUInt32LE(bytes.readUInt32LE(size) + 1, size);
          }),
        ),
      'is a damaged zip: "bin/handler" reaches into its list of files',
    );
  });

  it('not when its entries are in another order than their bytes', () => {
    const bytes = zip(TWO);
    const at = firstRecord(bytes);
    const list = bytes.subarray(at, -22);
    const swapped = Buffer.concat([list.subarray(55), list.subarray(0, 55)]);
    swapped.copy(list);
    assert.deepEqual(
      entriesOf(bytes).map(({ name }) => name),
      ['bin/handler', 'host.json'],
    );
  });
});

describe('the files of a zip', () => {
  it('are listed without folders, sorted', () => {
    const files = filesOf(
      zip([
        { name: 'z/', contents: '' },
        { name: 'z/b', contents: 'b' },
        { name: 'a', contents: 'a' },
      ]),
    );
    assert.deepEqual(files.paths, ['a', 'z/b']);
    assert.deepEqual(files.names, ['a', 'z']);
    assert.equal(files.fact('z/b')?.size, 1);
    assert.equal(files.fact('z/'), undefined);
    assert.equal(files.read('nothing', 10), undefined);
    refused(() => files.open('nothing', () => 0), 'is not in the zip');
  });

  it('are what was packed, whatever that is', () => {
    const entry = fc.record({
      contents: fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
      isStored: fc.boolean(),
      mode: fc.option(fc.integer({ min: 1, max: 0o7777 }), { nil: undefined }),
    });
    const named = fc
      .dictionary(fc.stringMatching(/^[a-z\u00e4\u{1f511}][a-z/]{0,20}[a-z]$/u), entry, {
        maxKeys: 8,
      })
      .map((each) => Object.entries(each).map(([name, rest]) => ({ name, ...rest })));
    fc.assert(
      fc.property(named, fc.boolean(), (entries, isZip64) => {
        const files = filesOf(zip(entries, isZip64));
        assert.deepEqual(files.paths, entries.map(({ name }) => name).sort());
        for (const { name, contents, mode } of entries) {
          assert.equal(files.fact(name)?.mode, mode);
          assert.deepEqual(files.read(name, 3000), contents);
          files.open(name, (reader) => {
            assert.equal(reader.size, contents.length);
            for (const [from, length] of [
              [0, 4000],
              [1, 5],
              [contents.length - 3, 10],
              [contents.length + 5, 10],
            ] as const)
              assert.deepEqual(
                reader.read(from, length),
                contents.subarray(Math.max(0, from), Math.max(0, from) + length),
                `${length} bytes from ${from} of ${contents.length}`,
              );
          });
        }
      }),
    );
  });

  it('are found behind the extra field of their local header', () => {
    const plain = zip([{ name: 'a', contents: 'contents' }]);
    const bytes = Buffer.concat([plain.subarray(0, 31), Buffer.alloc(7), plain.subarray(31)]);
    bytes.writeUInt16LE(7, 28);
    bytes.writeUInt32LE(firstRecord(bytes) + 7, bytes.length - 6);
    assert.equal(filesOf(bytes).read('a', 10)?.toString(), 'contents');
  });

  /** The longest pieces of a zip that were read while its first file was. */
  function longestRead(bytes: Buffer, use: (files: Files) => void): number {
    let longest = 0;
    const { size, read } = bufferReader(bytes);
    const counting = (from: number, length: number): Buffer => {
      longest = Math.max(longest, length);
      return read(from, length);
    };
    use(zipFiles({ size, read: counting }, entriesOf(bytes)));
    return longest;
  }

  it('are read in place when they are not packed', () => {
    const bytes = zip([{ name: 'handler', contents: 'x'.repeat(5000), isStored: true }]);
    const longest = longestRead(bytes, ({ open }) =>
      open('handler', ({ read }) => assert.equal(read(4990, 100).toString(), 'x'.repeat(10))),
    );
    assert.equal(longest, 30);
  });

  it('are not read when deflate cannot have made so much of what the list says', () => {
    const packed = 1024 + 101;
    for (const [size, longest] of [
      [100, packed],
      [99, 30],
    ] as const) {
      const bytes = changed(
        (zipped, at) => {
          zipped.writeUInt16LE(8, at + 10);
          zipped.writeUInt32LE(size, at + 24);
        },
        [{ name: 'host.json', contents: 'x'.repeat(packed), isStored: true }],
      );
      assert.equal(
        longestRead(bytes, ({ read }) => refused(() => read('host.json', 5000), DAMAGED)),
        longest,
      );
    }
  });

  it('are read up to a limit', () => {
    const files = filesOf(zip(TWO));
    assert.equal(files.read('bin/handler', 800)?.length, 800);
    assert.throws(() => files.read('bin/handler', 799), TooLarge);
  });

  const broken: [string, Buffer, string][] = [
    ['encrypted', zip([{ name: 'host.json', contents: 'a', isEncrypted: true }]), 'is encrypted'],
    [
      'packed by another method',
      changed((bytes, at) => bytes.writeUInt16LE(14, at + 10)),
      'is packed with method 14, which is not deflate',
    ],
    [
      'not where the list says',
      changed((bytes) => bytes.write('XX', 0)),
      'is damaged: the zip has no such file where it says',
    ],
    [
      'under another name there',
      changed((bytes) => bytes.write('HOST', 30)),
      'is damaged: it has another name in the list of the zip',
    ],
    ['other bytes', changed((bytes) => bytes.fill(0xff, 39, 43)), DAMAGED],
    ['another checksum', changed((bytes, at) => bytes.writeUInt32LE(1, at + 16)), DAMAGED],
    ['more than the list says', changed((bytes, at) => bytes.writeUInt32LE(1, at + 24)), DAMAGED],
    ['less than the list says', changed((bytes, at) => bytes.writeUInt32LE(3, at + 24)), DAMAGED],
  ];
  for (const [what, bytes, message] of broken)
    it(`are refused when one is ${what}`, () => {
      refused(() => filesOf(bytes).read('host.json', 100), message);
      refused(() => filesOf(bytes).open('host.json', ({ read }) => read(0, 100)), message);
    });
});
