import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { mock } from 'node:test';
import { WorkError } from '../../lib/diagnostics/errors.ts';
import { applyChanges } from '../../lib/write/apply.ts';
import { type Change, modeChange, textChange } from '../../lib/write/change.ts';
import { contentsBelow, filesBelow, temporaryFolder, writeFiles } from '../support/project.ts';

function change(path: string, contents: string, current?: string): Change {
  return textChange(path, 'yours', '', current, contents);
}

function deletion(path: string, current: string): Change {
  return { ...change(path, '', current), action: 'delete', contents: undefined };
}

describe('writing', () => {
  it('writes all files and makes their folders', () => {
    const root = join(temporaryFolder(), 'deep', 'er');
    applyChanges(root, [change('a.txt', 'a'), change('x/y/b.txt', 'b')]);
    assert.deepEqual(contentsBelow(root), { 'a.txt': 'a', 'x/y/b.txt': 'b' });
  });

  it('leaves what is the same or kept alone', () => {
    const root = temporaryFolder();
    writeFiles(root, { 'a.txt': 'mine' });
    applyChanges(root, [{ ...change('a.txt', 'ours', 'mine'), action: 'keep' }]);
    assert.deepEqual(contentsBelow(root), { 'a.txt': 'mine' });
  });

  it('removes a file that nothing needs any more, if it still is what it was', () => {
    const root = temporaryFolder();
    const gone = deletion('x/old.go', 'old');
    writeFiles(root, { 'x/old.go': 'edited meanwhile', 'x/other.go': 'other' });
    assert.throws(() => applyChanges(root, [gone, change('new.go', 'new')]), Error);
    assert.deepEqual(contentsBelow(root), {
      'x/old.go': 'edited meanwhile',
      'x/other.go': 'other',
    });
    writeFiles(root, { 'x/old.go': 'old' });
    applyChanges(root, [gone, change('new.go', 'new')]);
    assert.deepEqual(contentsBelow(root), { 'new.go': 'new', 'x/other.go': 'other' });
  });

  it('takes a removal back with the rest', () => {
    const root = temporaryFolder();
    writeFiles(root, { 'a.go': 'old', 'b/x.go': 'x' });
    const gone = deletion('a.go', 'old');
    const rename = fs.renameSync;
    const fail = mock.method(fs, 'renameSync', (from: string, to: string) => {
      if (to.endsWith('z.go') && fail.mock.callCount() < 5) throw new Error('no more');
      rename(from, to);
    });
    syncBuiltinESMExports();
    try {
      assert.throws(() => applyChanges(root, [gone, change('z.go', 'z')]), /no more/);
    } finally {
      fail.mock.restore();
      syncBuiltinESMExports();
    }
    assert.deepEqual(contentsBelow(root), { 'a.go': 'old', 'b/x.go': 'x' });
  });

  it('keeps the mode of a file that it rewrites', () => {
    const root = temporaryFolder();
    writeFiles(root, { 'run.sh': 'old' });
    chmodSync(join(root, 'run.sh'), 0o755);
    applyChanges(root, [change('run.sh', 'new', 'old')]);
    assert.equal(statSync(join(root, 'run.sh')).mode & 0o777, 0o755);
  });

  it('gives a new file its mode, and changes a mode alone without reading the file', () => {
    const root = temporaryFolder();
    writeFiles(root, { handler: 'old' });
    chmodSync(join(root, 'handler'), 0o200);
    const script = { ...change('run.sh', '#!/bin/sh\n'), mode: 0o755 };
    applyChanges(root, [modeChange('handler', 'a safe fix', 0o755), script]);
    assert.equal(statSync(join(root, 'handler')).mode & 0o777, 0o755);
    assert.equal(statSync(join(root, 'run.sh')).mode & 0o777, 0o755 & ~process.umask());
  });

  it('changes no mode through a link, nor of what is not there', () => {
    const root = temporaryFolder();
    writeFiles(root, { real: 'x' });
    chmodSync(join(root, 'real'), 0o600);
    symlinkSync('real', join(root, 'link'));
    for (const path of ['link', 'nowhere', '../real'])
      assert.throws(
        () => applyChanges(root, [modeChange(path, '', 0o755), change('a', 'a')]),
        WorkError,
      );
    assert.equal(statSync(join(root, 'real')).mode & 0o777, 0o600);
    assert.deepEqual(filesBelow(root), ['real']);
  });

  it('takes everything back when a file is where a folder must be', () => {
    const root = temporaryFolder();
    writeFiles(root, { 'a.txt': 'old', blocked: 'a file' });
    assert.throws(
      () =>
        applyChanges(root, [
          change('a.txt', 'new', 'old'),
          change('new/b.txt', 'b'),
          change('blocked/c.txt', 'c'),
        ]),
      (error: Error) =>
        error instanceof WorkError &&
        /blocked: .*file[\s\S]*Nothing was written/.test(error.message),
    );
    assert.deepEqual(contentsBelow(root), { 'a.txt': 'old', blocked: 'a file' });
    assert.equal(existsSync(join(root, 'new')), false);
  });

  it('takes everything back when a folder is where a file must be', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'z.txt'));
    writeFiles(root, { 'a.txt': 'old' });
    assert.throws(
      () =>
        applyChanges(root, [
          change('a.txt', 'new', 'old'),
          change('made/b.txt', 'b'),
          change('z.txt', 'z'),
        ]),
      (error: Error) =>
        error instanceof WorkError &&
        /z\.txt: This is a folder where a file must be/.test(error.message),
    );
    assert.deepEqual(contentsBelow(root), { 'a.txt': 'old' });
    assert.equal(existsSync(join(root, 'made')), false);
  });

  it('removes the folders that it made when the root itself was new', () => {
    const parent = temporaryFolder();
    const root = join(parent, 'app');
    assert.throws(() => applyChanges(root, [change('a', 'a'), change('a/b', 'b')]), WorkError);
    assert.deepEqual(filesBelow(parent), []);
    assert.equal(existsSync(root), false);
  });

  it('says that it has no permission, and makes no folder', function () {
    // Root may write everywhere, so this is done as nobody.
    if (process.getuid?.() !== 0) return this.skip();
    const root = temporaryFolder();
    chmodSync(root, 0o755);
    process.seteuid?.(65534);
    try {
      assert.throws(
        () => applyChanges(root, [change('app/a.txt', 'a')]),
        /no permission to write here[\s\S]*Nothing was written/,
      );
    } finally {
      process.seteuid?.(0);
    }
    assert.deepEqual(filesBelow(root), []);
  });

  /** A small file system of its own: only root can mount one, so this runs where root runs the tests. */
  const withFileSystem = (options: string, work: (mount: string) => void): void => {
    const mount = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', mount]);
    try {
      work(mount);
    } finally {
      execFileSync('umount', [mount]);
    }
  };

  it('takes everything back when the disk is full', function () {
    if (!canMount()) return this.skip();
    withFileSystem('size=64k', (mount) => {
      writeFiles(mount, { 'a.txt': 'old' });
      assert.throws(
        () =>
          applyChanges(mount, [
            change('a.txt', 'new', 'old'),
            change('x/big.txt', 'b'.repeat(200_000)),
          ]),
        /disk is full[\s\S]*Nothing was written/,
      );
      assert.deepEqual(contentsBelow(mount), { 'a.txt': 'old' });
      assert.equal(existsSync(join(mount, 'x')), false);
    });
  });

  it('says that a file system is read-only', function () {
    if (!canMount()) return this.skip();
    withFileSystem('size=64k', (mount) => {
      writeFileSync(join(mount, 'a.txt'), 'old');
      execFileSync('mount', ['-o', 'remount,ro', mount]);
      assert.throws(() => applyChanges(mount, [change('b.txt', 'b')]), /read-only/);
      assert.equal(readFileSync(join(mount, 'a.txt'), 'utf8'), 'old');
    });
  });
});

function canMount(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
  const mount = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', mount], { stdio: 'ignore' });
    execFileSync('umount', [mount]);
    return true;
  } catch {
    return false;
  }
}
