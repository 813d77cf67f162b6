import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { type Diagnostic, locationText } from '../../lib/diagnostics/diagnostic.ts';
import { CallError, WorkError } from '../../lib/diagnostics/errors.ts';
import { workshopOwner } from '../../lib/project/unfinished.ts';
import { applyChanges } from '../../lib/write/apply.ts';
import { textChange } from '../../lib/write/change.ts';
import { runProgram } from '../support/program.ts';
import { filesBelow, run, temporaryFolder, writeFiles } from '../support/project.ts';
import { snapshot } from '../support/tree.ts';

/** Files and folders that `new` writes, of every depth. */
const PLACES = [
  '.azure-go-func',
  '.azure-go-func/functions/HttpExample.json',
  '.azure-go-func/project.json',
  '.gitignore',
  '.vscode',
  '.vscode/settings.json',
  '.yo-rc.json',
  'HttpExample',
  'HttpExample/function.json',
  'functions_gen.go',
  'handler.go',
  'host.json',
  'internal',
  'internal/azfunc',
  'internal/azfunc/server.go',
  'local.settings.json',
] as const;

const KINDS = [
  'nothing',
  'file',
  'other file',
  'Latin-1 file',
  'folder',
  'link to a file outside',
  'link to a folder outside',
  'link to nothing outside',
  'link to a file inside',
  'link to a folder inside',
  'link to itself',
  'hard link to a file outside',
] as const;

/** A project, and beside it what is none of its business. */
interface Farm {
  root: string;
  outside: string;
}

function farm(): Farm {
  const parent = temporaryFolder();
  const root = join(parent, 'shop');
  const outside = join(parent, 'outside');
  writeFiles(outside, {
    'host.json': '{}\n',
    'settings.json': '{ "Values": { "Secret": "outside" } }\n',
    'folder/function.json':
      '{ "bindings": [{ "type": "timerTrigger", "name": "t", "schedule": "0 0 * * * *" }] }\n',
    'folder/azfunc/server.go': 'package mine\n',
    'folder/settings.json': '{}\n',
  });
  mkdirSync(root);
  return { root, outside };
}

function put({ root, outside }: Farm, place: string, kind: (typeof KINDS)[number]): void {
  const path = join(root, place);
  const inside = join(root, 'inside');
  mkdirSync(join(inside, 'folder'), { recursive: true });
  writeFileSync(join(inside, 'settings.json'), '{}\n');
  const make: { [kind in (typeof KINDS)[number]]: () => void } = {
    nothing: () => {},
    file: () => writeFileSync(path, '{}\n'),
    'other file': () => writeFileSync(path, 'package main\n'),
    'Latin-1 file': () => writeFileSync(path, Buffer.from('{ "a": "caf\xe9" }\n', 'latin1')),
    folder: () => mkdirSync(path),
    'link to a file outside': () => symlinkSync(join(outside, 'settings.json'), path),
    'link to a folder outside': () => symlinkSync(join(outside, 'folder'), path),
    'link to nothing outside': () => symlinkSync(join(outside, 'new'), path),
    'link to a file inside': () => symlinkSync(join(inside, 'settings.json'), path),
    'link to a folder inside': () => symlinkSync(join(inside, 'folder'), path),
    'link to itself': () => symlinkSync(path, path),
    'hard link to a file outside': () => linkSync(join(outside, 'settings.json'), path),
  };
  try {
    mkdirSync(dirname(path), { recursive: true });
    make[kind]();
  } catch {
    // Something else that was put there is in the way: as good a tree as any.
  }
}

const trees = fc.dictionary(fc.constantFrom(...PLACES), fc.constantFrom(...KINDS), {
  minKeys: 1,
  maxKeys: 4,
});

async function attempt(root: string, words: readonly string[]): Promise<boolean> {
  try {
    await run(root, words);
    return true;
  } catch (error) {
    assert.ok(error instanceof CallError || error instanceof WorkError, String(error));
    return false;
  }
}

describe('where files are written', () => {
  it('nothing outside changes, and what is refused changes nothing, for any tree of links', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.boolean(), async (tree, isOurs) => {
        const place = farm();
        const { root, outside } = place;
        if (isOurs) await run(root, ['new', '--function', 'Other', '--module', 'example.com/shop']);
        for (const [path, kind] of Object.entries(tree)) put(place, path, kind);
        const before = { outside: snapshot(outside), root: snapshot(root) };
        const done = await attempt(
          root,
          isOurs
            ? ['function', 'HttpExample', '--force']
            : ['new', '--force', '--module', 'example.com/shop'],
        );
        const after = snapshot(root);
        assert.deepEqual(snapshot(outside), before.outside);
        if (!done) assert.deepEqual(after, before.root);
        assert.deepEqual(
          Object.keys(after).filter((path) => workshopOwner(path)),
          [],
        );
        for (const [path, what] of Object.entries(before.root))
          if (what.startsWith('link')) assert.equal(after[path], what);
      }),
      { numRuns: 120, seed: 12 },
    );
  });

  for (const place of PLACES.filter((path) => path !== 'internal/azfunc/server.go')) {
    for (const kind of KINDS.filter((name) => name.startsWith('link'))) {
      it(`refuses ${place} by name when it is a ${kind}`, async () => {
        const there = farm();
        put(there, place, kind);
        const before = snapshot(dirname(there.root));
        await assert.rejects(
          run(there.root, ['new', '--force', '--module', 'example.com/shop']),
          (error: Error) =>
            error.message.includes(place.split('/')[0] ?? '') &&
            (error instanceof CallError || error instanceof WorkError),
        );
        assert.deepEqual(snapshot(dirname(there.root)), before);
      });
    }
  }

  it('names every link at once, also in a dry run', async () => {
    const there = farm();
    put(there, 'internal', 'link to a folder outside');
    put(there, '.vscode', 'link to a folder inside');
    put(there, 'handler.go', 'link to nothing outside');
    for (const more of [[], ['--dry-run']]) {
      await assert.rejects(run(there.root, ['new', '--force', ...more]), ({ message }: Error) => {
        for (const path of ['internal', '.vscode', 'handler.go'])
          assert.ok(message.includes(`${join(there.root, path)}: This is a link`), message);
        return true;
      });
    }
  });

  it('lets the root itself be reached through a link', async () => {
    const parent = temporaryFolder();
    mkdirSync(join(parent, 'real'));
    symlinkSync('real', join(parent, 'shop'));
    await run(join(parent, 'shop'), ['new']);
    assert.ok(filesBelow(join(parent, 'real')).includes('handler.go'));
  });

  it('does not write through a hard link: the other name keeps what it has', async () => {
    const { root, outside } = farm();
    await run(root, ['new']);
    const settings = join(root, 'local.settings.json');
    linkSync(settings, join(outside, 'linked.json'));
    const before = readFileSync(settings, 'utf8');
    await run(root, ['function', 'Orders', '--trigger', 'queue', '--connection', 'OrdersStorage']);
    assert.match(readFileSync(settings, 'utf8'), /OrdersStorage/);
    assert.equal(readFileSync(join(outside, 'linked.json'), 'utf8'), before);
  });

  it('writes no path that leads out of the root', () => {
    const { root, outside } = farm();
    const before = snapshot(outside);
    for (const path of ['../outside/host.json', 'a/../../outside/x', '/outside/x', '..\\x', '']) {
      const change = textChange(path, 'yours', '', undefined, 'x');
      assert.throws(() => applyChanges(root, [change]), WorkError);
    }
    assert.deepEqual(snapshot(outside), before);
    assert.deepEqual(filesBelow(root), []);
  });

  it('reports every folder without permission before anything is written', async function () {
    // Root may write everywhere, so this is done as nobody.
    if (process.getuid?.() !== 0) return this.skip();
    const root = temporaryFolder();
    await run(root, ['new']);
    chmodSync(root, 0o755);
    const before = snapshot(root);
    const paths = ['Makefile.new', '.vscode/x.json', 'HttpExample/x.md', 'new/deep/x.md'];
    // Only what a process starts with decides what it may do, so it is one of its own.
    const code = `
      const { applyChanges } = await import(${JSON.stringify(join(import.meta.dirname, '../../lib/write/apply.ts'))});
      process.setgroups([]);
      process.setgid(65534);
      process.setuid(65534);
      const changes = ${JSON.stringify(paths)}.map((path) => ({
        action: 'create',
        path,
        contents: 'x',
        owner: 'yours',
        reason: '',
      }));
      try {
        applyChanges(${JSON.stringify(root)}, changes);
      } catch ({ diagnostics }) {
        console.log(JSON.stringify(diagnostics));
      }`;
    const words = ['--input-type=module', '-e', code];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    assert.ok(stdout !== '', stderr);
    const problems: Diagnostic[] = JSON.parse(stdout);
    assert.deepEqual(
      problems.map(({ location }) => locationText(location)),
      [root, join(root, '.vscode'), join(root, 'HttpExample')],
    );
    for (const { message } of problems)
      assert.match(message, /^There is no permission to write here/);
    assert.deepEqual(snapshot(root), before);
  });

  it('gives a new file no more permissions than others have, and an old one those that it had', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    assert.equal(statSync(join(root, 'handler.go')).mode & 0o777, 0o666 & ~process.umask());
    assert.equal(statSync(join(root, 'internal')).mode & 0o777, 0o777 & ~process.umask());
    chmodSync(join(root, 'local.settings.json'), 0o600);
    await run(root, ['function', 'Orders', '--trigger', 'queue', '--connection', 'OrdersStorage']);
    assert.equal(statSync(join(root, 'local.settings.json')).mode & 0o777, 0o600);
  });

  it('prints the reasons one by one for programs', () => {
    const there = farm();
    put(there, 'internal', 'link to a folder outside');
    put(there, 'handler.go', 'link to nothing outside');
    const { code, stdout } = runProgram(there.root, ['new', '--force', '--json']);
    assert.equal(code, 1);
    assert.deepEqual(
      JSON.parse(stdout).diagnostics.map(({ file }: { file: string }) => file),
      [join(there.root, 'handler.go'), join(there.root, 'internal')],
    );
  });
});
