import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { withoutBicepComments } from '../../lib/formats/bicep-source.ts';
import { bareGo, withoutGoComments } from '../../lib/formats/go-source.ts';
import { installRoot } from '../support/packed.ts';
import { person } from '../support/person.ts';
import { temporaryFolder } from '../support/project.ts';
import { codesIn, existingProject, options, packageEntries, zipFile } from './support/bases.ts';
import { elf } from './support/elf.ts';

function file(contents: Buffer | string): string {
  const path = join(temporaryFolder(), 'handler');
  writeFileSync(path, contents);
  return path;
}

/** Memory that the work takes at most beside what is there, in bytes. */
async function heapOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  await work();
  return process.memoryUsage().rss - before;
}

describe('doctor: hostile input gives a clean answer', () => {
  it('a program that is cut off anywhere', async () => {
    const good = elf();
    for (let length = 0; length < good.length; length += 7) {
      const { diagnostics: found } = await checkPath(file(good.subarray(0, length)), options());
      assert.ok(found.length > 0, `${length} bytes`);
    }
  });

  it('a program whose header has any byte changed', async () => {
    const good = elf();
    for (let at = 0; at < Math.min(good.length, 256); at++) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      await checkPath(file(bad), options());
    }
  });

  it('a zip that is cut off anywhere, or is no zip', async () => {
    const good = readFileSync(zipFile(packageEntries()));
    for (let length = 0; length < good.length; length += 31) {
      const path = join(temporaryFolder(), 'app.zip');
      writeFileSync(path, good.subarray(0, length));
      assert.ok((await codesIn(path)).length > 0, `${length} bytes`);
    }
  });

  it('a zip bomb: it is not unpacked', async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024);
    assert.ok(deflateRawSync(bomb.subarray(0, 1024)).length < 100);
    const path = zipFile([
      ...packageEntries().filter(({ name }) => name !== 'host.json'),
      { name: 'host.json', contents: bomb, mode: 0o644, claimedSize: 300 },
    ]);
    const grown = await heapOf(() => checkPath(path, options()));
    assert.ok(grown < 150 * 1024 * 1024, `${grown} bytes more`);
  });

  it('links that go round in a circle, and links that go nowhere', async () => {
    const root = existingProject();
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'dangling'));
    mkdirSync(join(root, 'a'));
    symlinkSync('../a', join(root, 'a', 'again'));
    await checkPath(root, options());
  });

  it('100 MB of JSON, and JSON that is 100,000 levels deep', async () => {
    const big = existingProject();
    writeFileSync(
      join(big, 'host.json'),
      `{"version":"2.0","x":"${'a'.repeat(100 * 1024 * 1024)}"}`,
    );
    assert.ok((await codesIn(big)).length > 0);
    const deep = existingProject();
    writeFileSync(join(deep, 'host.json'), '['.repeat(100_000));
    assert.ok((await codesIn(deep)).length > 0);
    writeFileSync(join(deep, 'host.json'), `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    await checkPath(deep, options());
  });

  it('folders in the place of files', async () => {
    const root = temporaryFolder();
    for (const name of [
      'host.json',
      'local.settings.json',
      'handler',
      'go.mod',
      'F/function.json',
      '.funcignore',
    ]) {
      mkdirSync(join(root, name), { recursive: true });
    }
    assert.ok((await codesIn(root)).length > 0);
  });

  it('files that may not be read', async () => {
    const root = existingProject();
    for (const name of ['host.json', 'handler', 'local.settings.json'])
      chmodSync(join(root, name), 0);
    chmodSync(root, 0o755);
    const somebody = await person(installRoot);
    await assert.rejects(somebody.run('azure-go-func', ['doctor'], root), ({ message }: Error) => {
      assert.match(
        message,
        /host\.json\n.*cannot be read \(EACCES\)\.\n +fix: Check its permissions\.$/m,
      );
      assert.doesNotMatch(message, /\n +at /);
      return true;
    });
  });
});

describe('doctor: work without end', () => {
  it('stops when its processor time is used up, and says so', async () => {
    const { cpuUsage } = process;
    const { now } = performance;
    let used = 0;
    const root = existingProject();
    try {
      // Each look at the clock takes a second, and the processor is busy all the time.
      performance.now = () => {
        used += 1000;
        return used;
      };
      process.cpuUsage = () => ({ user: used * 1000, system: 0 });
      const { skipped } = await checkPath(root, options());
      assert.match(skipped.join(), /took more than 6 seconds/);
    } finally {
      process.cpuUsage = cpuUsage;
      performance.now = now;
    }
  });
});

describe('doctor: any bytes', () => {
  const attempt = async (path: string): Promise<void> => {
    const { diagnostics: found, skipped } = await checkPath(path, options());
    assert.ok(found.length + skipped.length >= 0);
  };

  it('a zip with any bytes changed', async () => {
    const good = readFileSync(zipFile(packageEntries()));
    const path = join(temporaryFolder(), 'app.zip');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (changes) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          writeFileSync(path, bytes);
          await attempt(path);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a zip with any names', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('host.json', 'F/function.json', '../x', 'a\0b'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(name, { maxLength: 8 }), async (names) =>
        attempt(zipFile(names.map((each) => ({ name: each, contents: '{}', mode: 0o644 })))),
      ),
    );
  });

  it('JSON of any shape in every file that holds some', async () => {
    const root = existingProject();
    await fc.assert(
      fc.asyncProperty(jsonLike, jsonLike, jsonLike, async (host, fn, settings) => {
        writeFileSync(join(root, 'host.json'), JSON.stringify(host));
        writeFileSync(join(root, 'HttpExample/function.json'), JSON.stringify(fn));
        writeFileSync(join(root, 'local.settings.json'), JSON.stringify(settings));
        await attempt(root);
      }),
      { numRuns: 100 },
    );
  });

  it('any text in every file that is text', async () => {
    const root = existingProject();
    const words = [
      'package main',
      '/*',
      '*/',
      '//',
      '"',
      "'",
      '`',
      '\\',
      '\n',
      ' ',
      'http.HandleFunc(',
      'FROM ',
      'COPY --from=',
      ' AS ',
      '{',
      '}',
      '- ',
      ': ',
      '&a ',
      '*a ',
      "'''",
      '<<<<<<< ',
      'require',
      'jobs',
      'steps',
      'uses',
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (contents) => {
        for (const name of [
          'main.go',
          'go.mod',
          'Dockerfile',
          'main.bicep',
          '.funcignore',
          'azure-pipelines.yml',
          'azure.yaml',
          'host.json',
        ])
          writeFileSync(join(root, name), contents);
        await attempt(root);
      }),
      { numRuns: 100 },
    );
  });

  it('comments and texts: every character that stays is in its place', () => {
    const parts = fc.constantFrom('/*', '*/', '//', '"', "'", "'''", '`', '\\', '\n', 'a', ' ');
    fc.assert(
      fc.property(
        fc.array(parts).map((all) => all.join('')),
        (code) => {
          for (const blanked of [withoutBicepComments, withoutGoComments, bareGo]) {
            const blank = blanked(code);
            assert.equal(blank.length, code.length);
            for (let at = 0; at < code.length; at++)
              assert.ok(blank[at] === code[at] || (blank[at] === ' ' && code[at] !== '\n'));
          }
        },
      ),
    );
  });
});

/** JSON that has the keys of the host's files, and other things in their places. */
const jsonLike = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1.5,
      '',
      'httpTrigger',
      'queue',
      'in',
      'out',
      '{a',
      '%A%',
      '2.0',
      '[4.*, 5.0.0)',
      'handler',
      '\u001b[2J',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'version',
        'customHandler',
        'description',
        'defaultExecutablePath',
        'arguments',
        'bindings',
        'type',
        'name',
        'direction',
        'route',
        'methods',
        'schedule',
        'Values',
        'extensions',
        'http',
        'routePrefix',
        'extensionBundle',
        'id',
        'retry',
        'strategy',
        'toString',
        'valueOf',
        '__proto__',
        'constructor',
        'functionTimeout',
      ),
      tie('value'),
      { maxKeys: 6 },
    ),
  ),
})).value;
