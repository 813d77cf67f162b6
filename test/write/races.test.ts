import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WorkError } from '../../lib/diagnostics/errors.ts';
import { workshopOwner } from '../../lib/project/unfinished.ts';
import { closeWorkshop, openWorkshop } from '../../lib/write/workshop.ts';
import { type Finished, program } from '../support/program.ts';
import { contentsBelow, filesBelow, run, temporaryFolder } from '../support/project.ts';

const hook = join(import.meta.dirname, '../support/fs-steps.cjs');

const started = new Set<ChildProcess>();

function start(root: string, words: readonly string[], env = {}): Promise<Finished> {
  const args = ['--require', hook, program, ...words];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, STEPS_BELOW: join(root, ''), ...env },
    });
    started.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data;
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      started.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
}

/** A run that waits at a step of its writing. */
async function held(root: string, words: readonly string[], step: number) {
  const file = join(temporaryFolder(), 'hold');
  const ended = start(root, words, { HOLD_AT: String(step), HOLD_FILE: file });
  await seen(`${file}.held`);
  return { ended, release: () => writeFileSync(`${file}.go`, '') };
}

async function seen(file: string): Promise<void> {
  while (!existsSync(file)) await setTimeout(5);
}

const queue = (name: string): string[] => [
  'function',
  name,
  '--trigger',
  'queue',
  '--connection',
  `${name}Storage`,
];

/** Both functions are there, in the registry and in the settings, and nothing else was left. */
function assertBoth(root: string, ...results: Finished[]): void {
  for (const { code, stderr } of results)
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const { Values } = JSON.parse(readFileSync(join(root, 'local.settings.json'), 'utf8'));
  const registry = readFileSync(join(root, 'functions_gen.go'), 'utf8');
  for (const name of ['Orders', 'Bills']) {
    assert.ok(Values[`${name}Storage`], `${name}Storage is lost`);
    assert.match(registry, new RegExp(`"${name}"`));
    assert.ok(existsSync(join(root, name, 'function.json')));
  }
  assertClean(root);
}

function assertClean(root: string): void {
  assert.deepEqual(
    filesBelow(root).filter((path) => workshopOwner(path.split('/')[0] ?? '')),
    [],
  );
}

describe('two runs at once', () => {
  // A test that fails may leave one that waits.
  after(() => {
    for (const child of started) child.kill('SIGKILL');
  });

  it('lose nothing when one comes between the reading and the writing of the other', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    const first = await held(root, queue('Orders'), 1);
    const second = await start(root, queue('Bills'));
    first.release();
    assertBoth(root, await first.ended, second);
  });

  it('wait for each other, whatever the step at which the first one is', async () => {
    for (const step of [3, 5, 9, 14]) {
      const root = temporaryFolder();
      await run(root, ['new']);
      const first = await held(root, queue('Orders'), step);
      const file = join(temporaryFolder(), 'waits');
      const second = start(root, queue('Bills'), { WAIT_FILE: file });
      await seen(file);
      first.release();
      assertBoth(root, await first.ended, await second);
    }
  });

  it('lose nothing as the machine has it', async () => {
    for (let round = 0; round < 12; round++) {
      const root = temporaryFolder();
      await run(root, ['new']);
      const results = await Promise.all([
        start(root, queue('Orders')),
        start(root, queue('Bills')),
      ]);
      assertBoth(root, ...results);
    }
  });

  it('make one project of two equal calls, and of two that differ the first one with a word to the second', async () => {
    const reference = join(temporaryFolder(), 'shop');
    mkdirSync(reference);
    await run(reference, ['new', '--function', 'Orders']);
    for (let round = 0; round < 6; round++) {
      const cwd = temporaryFolder();
      const words = ['new', 'shop', '--function', 'Orders'];
      const same = await Promise.all([start(cwd, words), start(cwd, words)]);
      assert.deepEqual(
        same.map(({ code, stderr }) => ({ code, stderr })),
        [
          { code: 0, stderr: '' },
          { code: 0, stderr: '' },
        ],
      );
      assert.deepEqual(contentsBelow(join(cwd, 'shop')), contentsBelow(reference));

      const other = temporaryFolder();
      const results = await Promise.all(
        ['Orders', 'Bills'].map((name) => start(other, ['new', 'shop', '--function', name])),
      );
      const codes = results.map(({ code }) => code).sort();
      assert.deepEqual(codes, [0, 2], results.map(({ stderr }) => stderr).join());
      const refused = results.find(({ code }) => code === 2)?.stderr ?? '';
      assert.match(refused, /is not in this project, which "new" only renews|is not empty/);
      assertClean(join(other, 'shop'));
    }
  });

  it('names the other run when that does not end', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    const before = contentsBelow(root);
    const first = await held(root, queue('Orders'), 4);
    const folder = Object.keys(contentsBelow(root)).length;
    assert.throws(
      () => openWorkshop(root, 0),
      (error: Error) =>
        error instanceof WorkError &&
        /Another run of azure-go-func \(process \d+\) is writing here\. .*\.azure-go-func-\d+-\d+-\w{6}/.test(
          error.message,
        ),
    );
    assert.equal(Object.keys(contentsBelow(root)).length, folder);
    first.release();
    assert.equal((await first.ended).code, 0);
    assert.notDeepEqual(contentsBelow(root), before);
    closeWorkshop(openWorkshop(root, 0));
    assertClean(root);
  });
});
