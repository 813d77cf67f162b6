import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { workshopOwner } from '../../lib/project/unfinished.ts';
import { program } from '../support/program.ts';
import { run, runSource, temporaryFolder, writeFiles } from '../support/project.ts';
import { snapshot } from '../support/tree.ts';

const hook = join(import.meta.dirname, '../support/fs-steps.cjs');

/** Runs the program so that it is killed at a step of its writing; it ends by itself where it has no such step. */
function killedAt(step: number, root: string, words: readonly string[]): SpawnSyncReturns<Buffer> {
  mkdirSync(root, { recursive: true });
  const env = { ...process.env, STEPS_BELOW: join(root, ''), KILL_AT: String(step) };
  const result = spawnSync(process.execPath, ['--require', hook, program, ...words], {
    cwd: root,
    env,
  });
  assert.ok(
    result.signal === 'SIGKILL' || result.status === 0,
    `step ${step}: ${result.status} ${result.signal} ${result.stderr}`,
  );
  return result;
}

interface Scenario {
  name: string;
  words: readonly string[];
  prepare: (root: string) => Promise<void>;
}

const queue = ['--trigger', 'queue', '--connection', 'OrdersStorage'];

const scenarios: readonly Scenario[] = [
  {
    name: 'new, in an empty folder',
    words: ['new', '--function', 'Orders', ...queue],
    prepare: async () => {},
  },
  {
    name: 'new, between files of others',
    words: ['new', '--force', '--module', 'example.com/shop'],
    prepare: async (root) =>
      writeFiles(root, {
        'notes.txt': 'mine',
        '.vscode/settings.json': '{\n  "a": 1\n}\n',
        'internal/mine/mine.go': 'package mine\n',
        '.yo-rc.json': '{ "generator-other": {} }\n',
      }),
  },
  {
    name: 'function, in a project of ours',
    words: ['function', 'Orders', ...queue],
    prepare: async (root) => void (await run(root, ['new'])),
  },
  {
    name: 'function, in a project with a main of its own in handler.go',
    words: ['function', 'Orders', ...queue],
    prepare: async (root) =>
      writeFiles(root, {
        'handler.go': 'package main\n\nfunc main() {}\n',
        'go.mod': 'module example.com/theirs\n\ngo 1.24\n',
        'host.json':
          '{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "handler"}}}\n',
        'Hello/function.json':
          '{"bindings": [{"type": "httpTrigger", "direction": "in", "name": "req"}, {"type": "http", "direction": "out", "name": "res"}]}\n',
      }),
  },
];

describe('a run that is killed', () => {
  for (const { name, words, prepare } of scenarios) {
    describe(name, () => {
      let parent = '';
      let start: { [path: string]: string } = {};
      let whole: { [path: string]: string } = {};
      let last = 0;
      const copyOf = (step: string): string => {
        // The module path comes from the name of the folder, which is therefore always the same.
        const copy = join(parent, step, 'shop');
        cpSync(join(parent, 'base/shop'), copy, { recursive: true });
        return copy;
      };

      before(async () => {
        parent = temporaryFolder();
        const base = join(parent, 'base/shop');
        mkdirSync(base, { recursive: true });
        await prepare(base);
        start = snapshot(base);
        const root = copyOf('whole');
        await run(root, words);
        whole = snapshot(root);
      });

      it('has written whole files only, whatever the step, and the next run completes it', async () => {
        for (let step = 1; ; step++) {
          const root = copyOf(String(step));
          if (killedAt(step, root, words).signal === null) {
            last = step - 1;
            break;
          }
          assertWhole(snapshot(root), start, whole, step);
          await runSource(root, words);
          assert.deepEqual(snapshot(root), whole, `after step ${step}`);
        }
        assert.ok(last > 20, `only ${last} steps were seen`);
      });

      it('may be killed again while it is completed', async () => {
        for (let first = 5; first <= last; first += 9) {
          for (const second of [3, 11 + (first % 7)]) {
            const root = copyOf(`${first}-${second}`);
            killedAt(first, root, words);
            killedAt(second, root, words);
            await runSource(root, words);
            assert.deepEqual(snapshot(root), whole, `after steps ${first} and ${second}`);
          }
        }
      });
    });
  }

  it('deletes nothing that only looks like what it left', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    const name = '.azure-go-func-0-999999999-aaaaaa';
    writeFiles(root, { [`${name}/mine.txt`]: 'mine', [`${name}/.gitignore`]: '*\n' });
    // A new one could belong to a run in another container.
    utimesSync(join(root, name), 0, 0);
    await run(root, ['new']);
    assert.equal(existsSync(join(root, name, 'mine.txt')), true);
  });
});

/** Every file is as it was or as it will be; the rest lies where git does not see it. */
function assertWhole(
  now: { [path: string]: string },
  before: { [path: string]: string },
  whole: { [path: string]: string },
  step: number,
): void {
  const ours = Object.keys(now).filter((path) => workshopOwner(path.split('/')[0] ?? ''));
  for (const [path, what] of Object.entries(now)) {
    if (ours.includes(path)) continue;
    assert.ok(
      what === before[path] || what === whole[path],
      `step ${step}: ${path} is neither as it was nor as it will be`,
    );
  }
  for (const path of Object.keys(before)) assert.ok(path in now, `step ${step}: ${path} is gone`);
  for (const folder of ours.filter((path) => !path.includes('/'))) {
    assert.equal(now[folder], 'folder 700');
    const secret = ours.some((path) => path.startsWith(`${folder}/new`));
    if (secret) assert.match(now[`${folder}/.gitignore`] ?? '', /\n\*\n$/, `step ${step}`);
  }
  if (now['local.settings.json'] && !before['local.settings.json'])
    assert.ok(now['.gitignore'], `step ${step}: settings that git would see`);
}
