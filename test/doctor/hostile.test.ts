import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { examine } from '../../lib/doctor/doctor.ts';
import { installRoot } from '../support/packed.ts';
import { person } from '../support/person.ts';
import { temporaryFolder } from '../support/project.ts';
import { codesIn, foreignProject, options, packageEntries, zipFile } from './support/bases.ts';
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
      const { found } = await examine(file(good.subarray(0, length)), options());
      assert.ok(found.length > 0, `${length} bytes`);
    }
  });

  it('a program whose header has any byte changed', async () => {
    const good = elf();
    for (let at = 0; at < Math.min(good.length, 256); at++) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      await examine(file(bad), options());
    }
  });

  it('a zip that is cut off anywhere, or is no zip', async () => {
    const { readFileSync } = await import('node:fs');
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
    const grown = await heapOf(() => examine(path, options()));
    assert.ok(grown < 150 * 1024 * 1024, `${grown} bytes more`);
  });

  it('links that go round in a circle, and links that go nowhere', async () => {
    const root = foreignProject();
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'dangling'));
    mkdirSync(join(root, 'a'));
    symlinkSync('../a', join(root, 'a', 'again'));
    await examine(root, options());
  });

  it('100 MB of JSON, and JSON that is 100,000 levels deep', async () => {
    const big = foreignProject();
    writeFileSync(
      join(big, 'host.json'),
      `{"version":"2.0","x":"${'a'.repeat(100 * 1024 * 1024)}"}`,
    );
    assert.ok((await codesIn(big)).length > 0);
    const deep = foreignProject();
    writeFileSync(join(deep, 'host.json'), '['.repeat(100_000));
    assert.ok((await codesIn(deep)).length > 0);
    writeFileSync(join(deep, 'host.json'), `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    await examine(deep, options());
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
    const root = foreignProject();
    for (const name of ['host.json', 'handler', 'local.settings.json'])
      chmodSync(join(root, name), 0);
    chmodSync(root, 0o755);
    const somebody = await person(installRoot);
    await assert.rejects(somebody.run('azure-go-func', ['doctor'], root), ({ message }: Error) => {
      assert.match(message, /host\.json cannot be read \(EACCES\); check its permissions$/m);
      assert.doesNotMatch(message, /\n +at /);
      return true;
    });
  });
});
