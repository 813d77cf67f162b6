import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CallError } from '../../lib/diagnostics/errors.ts';
import { gitIn } from '../support/git.ts';
import { runProgram } from '../support/program.ts';
import { contentsBelow, module, run, temporaryFolder, writeFiles } from '../support/project.ts';

const PROJECT = '.azure-go-func/project.json';
const manifest = (name: string): string => `.azure-go-func/functions/${name}.json`;
const fixtures = join(import.meta.dirname, '../fixtures/20a7b06');

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: manifests have a schema, and a test of their own holds it
const json = (root: string, path: string): any => JSON.parse(read(root, path));

/** What sync says, and that a second run has nothing to do. */
async function sync(root: string, ...words: readonly string[]) {
  const report = await run(root, ['sync', ...words]);
  const whole = contentsBelow(root);
  assert.ok((await run(root, ['sync'])).upToDate, 'a second run has something to do');
  assert.equal(runProgram(root, ['sync', '--check']).code, 0);
  assert.deepEqual(contentsBelow(root), whole);
  return report;
}

/** An app with a plain HTTP function and Orders, which has an event and an output. */
async function app(): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', ...module]);
  await run(root, ['function', 'Orders', '--trigger', 'queue', '--output', 'queue:receipts']);
  return root;
}

const byHand = {
  'ByHand/function.json': JSON.stringify({
    bindings: [
      {
        type: 'queueTrigger',
        direction: 'in',
        name: 'message',
        queueName: 'in-queue',
        connection: 'S',
      },
      { type: 'queue', direction: 'out', name: 'copies', queueName: 'out-queue', connection: 'S' },
    ],
  }),
};

describe('sync', () => {
  it('has nothing to do after new and function', async () => {
    const root = await app();
    const before = contentsBelow(root);
    const { stdout, code } = runProgram(root, ['sync']);
    assert.equal(code, 0);
    assert.match(stdout, /^All is up to date in this folder; nothing to write\.$/m);
    assert.deepEqual(contentsBelow(root), before);
  });

  it('takes in a folder that was written by hand', async () => {
    const root = await app();
    const before = contentsBelow(root);
    writeFiles(root, byHand);
    const { created, updated, deleted, notes } = await sync(root);
    assert.deepEqual(created, [manifest('ByHand'), 'by_hand_bindings_gen.go']);
    assert.deepEqual(updated, ['functions_gen.go']);
    assert.deepEqual(deleted, []);
    assert.match(notes.join('\n'), /ByHand has a function\.json but no Go method yet/);
    assert.match(read(root, 'functions_gen.go'), /"ByHand", .*a\.byHand/);
    const { trigger, answers, files } = json(root, manifest('ByHand'));
    assert.deepEqual(
      { trigger, answers, files },
      {
        trigger: 'queue',
        answers: undefined,
        files: { 'by_hand_bindings_gen.go': { owner: 'managed' } },
      },
    );
    const after = contentsBelow(root);
    for (const [path, text] of Object.entries(before))
      if (path !== 'functions_gen.go') assert.equal(after[path], text, path);
  });

  it('drops what belonged to a folder that was deleted, and says what is left', async () => {
    const root = await app();
    rmSync(join(root, 'Orders'), { recursive: true });
    const { created, deleted, updated, notes } = await sync(root);
    assert.deepEqual(created, []);
    assert.deepEqual(deleted, [manifest('Orders'), 'orders_bindings_gen.go']);
    assert.deepEqual(updated, ['functions_gen.go']);
    assert.match(notes.join('\n'), /Orders is gone, .* left: orders\.go, orders_test\.go\./);
    assert.ok(existsSync(join(root, 'orders.go')));
  });

  it('lets what is known of a function follow a folder that was renamed', async () => {
    for (const withGoFiles of [false, true]) {
      const root = await app();
      const { files: before, answers } = json(root, manifest('Orders'));
      renameSync(join(root, 'Orders'), join(root, 'Purchases'));
      if (withGoFiles)
        for (const end of ['.go', '_test.go'])
          renameSync(join(root, `orders${end}`), join(root, `purchases${end}`));
      const { created, deleted, notes } = await sync(root);
      assert.deepEqual(created, [manifest('Purchases'), 'purchases_bindings_gen.go']);
      assert.deepEqual(deleted, [manifest('Orders'), 'orders_bindings_gen.go']);
      if (!withGoFiles)
        assert.match(notes.join('\n'), /Its folder was Orders before: rename the method orders:/);
      const now = json(root, manifest('Purchases'));
      assert.deepEqual(now.answers, answers);
      const go = withGoFiles ? 'purchases.go' : 'orders.go';
      assert.deepEqual(now.files[go], before['orders.go']);
      assert.deepEqual(now.files['Purchases/function.json'], before['Orders/function.json']);
      assert.deepEqual(now.files['purchases_bindings_gen.go'], { owner: 'managed' });
      assert.equal(Object.keys(now.files).length, Object.keys(before).length);
      for (const path of Object.keys(now.files)) assert.ok(existsSync(join(root, path)), path);
    }
  });

  it('takes two copies of a folder that is gone for two that were written by hand', async () => {
    const root = await app();
    for (const name of ['One', 'Two'])
      cpSync(join(root, 'Orders'), join(root, name), { recursive: true });
    rmSync(join(root, 'Orders'), { recursive: true });
    await sync(root);
    for (const name of ['One', 'Two'])
      assert.deepEqual(Object.keys(json(root, manifest(name)).files), [
        `${name.toLowerCase()}_bindings_gen.go`,
      ]);
  });

  it('follows an output that was added or taken away by hand', async () => {
    const root = await app();
    const path = 'HttpExample/function.json';
    const before = read(root, path);
    const value = json(root, path);
    value.bindings.push({ ...json(root, 'Orders/function.json').bindings[1], name: 'copies' });
    writeFiles(root, { [path]: JSON.stringify(value) });
    const { created } = await sync(root);
    assert.ok(created.includes('http_example_bindings_gen.go'));
    assert.ok(json(root, manifest('HttpExample')).files['http_example_bindings_gen.go']);
    writeFiles(root, { [path]: before });
    const { deleted } = await sync(root);
    assert.deepEqual(deleted, ['http_example_bindings_gen.go']);
    const { files } = json(root, manifest('HttpExample'));
    assert.equal(files['http_example_bindings_gen.go'], undefined);
    assert.ok(files['http_example.go'].base);
  });

  it('writes again what is missing of the generated files, and nothing else', async () => {
    const root = await app();
    const before = contentsBelow(root);
    for (const path of ['functions_gen.go', 'internal', '.azure-go-func', '.yo-rc.json'])
      rmSync(join(root, path), { recursive: true });
    for (const path of ['handler.go', 'Makefile']) rmSync(join(root, path));
    writeFiles(root, { 'functions_gen.go': before['functions_gen.go'] ?? '' });
    await sync(root);
    const after = contentsBelow(root);
    for (const [path, text] of Object.entries(before))
      if (/^(internal\/|functions_gen|\.yo-rc)/.test(path)) assert.equal(after[path], text, path);
    for (const path of ['handler.go', 'Makefile'])
      assert.equal(after[path], undefined, `${path} came back`);
  });

  it('gives a project of before the record one, and loses no edit', async () => {
    for (const name of readdirSync(fixtures).filter((each) => !each.includes('.'))) {
      const root = join(temporaryFolder(), 'shop');
      cpSync(join(fixtures, name), root, { recursive: true });
      const before = contentsBelow(root);
      const { answers } = json(root, '.yo-rc.json')['generator-azure-go-func'];
      await sync(root);
      assert.deepEqual(json(root, PROJECT).answers, answers);
      assert.deepEqual(json(root, '.yo-rc.json'), { 'generator-azure-go-func': {} });
      const after = contentsBelow(root);
      for (const [path, text] of Object.entries(before))
        if (!/^\/\/ Code generated/.test(text) && path !== '.yo-rc.json')
          assert.equal(after[path], text, path);
    }
  });

  it('moves what the doctor was told to ignore', async () => {
    const root = await app();
    writeFiles(root, {
      '.azure-go-func.json': JSON.stringify({ doctor: { ignore: { AGF207: 'we know' } } }),
    });
    const { created, deleted } = await sync(root);
    assert.deepEqual(created, ['.azure-go-func/doctor.json']);
    assert.deepEqual(deleted, ['.azure-go-func.json']);
    assert.deepEqual(json(root, '.azure-go-func/doctor.json').ignore, { AGF207: 'we know' });
  });

  it('makes a manifest again that cannot be understood, and says so', async () => {
    const root = await app();
    for (const path of [PROJECT, manifest('Orders')]) writeFiles(root, { [path]: '{ "schema": 1' });
    const { updated, notes } = await sync(root);
    assert.deepEqual(updated, [manifest('Orders'), PROJECT]);
    for (const path of [PROJECT, manifest('Orders')])
      assert.ok(
        notes.some((note) => note.startsWith(`${path} is not valid JSON`)),
        path,
      );
  });

  it('refuses a function that a newer version wrote', async () => {
    const root = await app();
    const newer = { ...json(root, manifest('Orders')), version: '99.0.0' };
    writeFiles(root, { [manifest('Orders')]: JSON.stringify(newer) });
    const before = contentsBelow(root);
    await assert.rejects(run(root, ['sync']), ({ diagnostics }: CallError) => {
      assert.deepEqual(
        diagnostics.map(({ location }) => location),
        [{ file: manifest('Orders') }],
      );
      return true;
    });
    assert.deepEqual(contentsBelow(root), before);
    await run(root, ['sync', '--force']);
  });

  describe('--check', () => {
    it('says what sync would do, writes nothing and ends with 1', async () => {
      const root = await app();
      writeFiles(root, byHand);
      rmSync(join(root, 'Orders'), { recursive: true });
      const before = contentsBelow(root);
      const { code, stdout } = runProgram(root, ['sync', '--check']);
      assert.equal(code, 1);
      assert.match(
        stdout,
        /^Would write what is generated in this folder \(2 new, 1 changed, 2 deleted\):/,
      );
      assert.match(stdout, /by_hand_bindings_gen\.go/);
      assert.match(stdout, /^\+\tr\.Event\("ByHand"/m);
      assert.deepEqual(contentsBelow(root), before);
      const asJson = runProgram(root, ['sync', '--check', '--json']);
      assert.equal(asJson.code, 1);
      const { command, dryRun, upToDate, deleted } = JSON.parse(asJson.stdout);
      assert.deepEqual(
        { command, dryRun, upToDate, deleted },
        {
          command: 'sync',
          dryRun: true,
          upToDate: false,
          deleted: [manifest('Orders'), 'orders_bindings_gen.go'],
        },
      );
      assert.equal(runProgram(root, ['sync', '--dry-run']).code, 0);
      assert.deepEqual(contentsBelow(root), before);
    });

    it('ends with 1 where a generated file was edited by hand, which --force writes over', async () => {
      const root = await app();
      const path = 'internal/azfunc/server.go';
      const whole = read(root, path);
      writeFiles(root, { [path]: `${whole}// mine\n` });
      const { code, stdout } = runProgram(root, ['sync', '--check']);
      assert.equal(code, 1);
      assert.match(stdout, /server\.go +edited by hand; --force overwrites it/);
      const refused = runProgram(root, ['sync']);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /server\.go/);
      assert.equal(read(root, path), `${whole}// mine\n`);
      await sync(root, '--force');
      assert.equal(read(root, path), whole);
    });
  });

  it('is for apps that have generated files', () => {
    const root = temporaryFolder();
    const outside = runProgram(root, ['sync']);
    assert.equal(outside.code, 2);
    assert.match(outside.stderr, /There is no host\.json here or above/);
    writeFiles(root, { 'host.json': '{ "version": "2.0" }' });
    const { code, stderr } = runProgram(root, ['sync']);
    assert.equal(code, 2);
    assert.match(stderr, /has no generated files/);
    assert.deepEqual(contentsBelow(root), { 'host.json': '{ "version": "2.0" }' });
  });

  it('takes no words and no answers about a function', async () => {
    const root = await app();
    for (const words of [['Orders'], ['--function', 'Orders'], ['--trigger', 'queue']])
      assert.equal(runProgram(root, ['sync', ...words]).code, 2, words.join(' '));
    assert.match(
      runProgram(root, ['sync', '--platform', 'windows/amd64']).stderr,
      /made with linux\/amd64/,
    );
  });

  it('asks at a terminal about nothing but an edited file', async () => {
    const root = await app();
    const { code, stdout } = runProgram(join(root, 'Orders'), ['sync']);
    assert.equal(code, 0);
    assert.match(stdout, /^All is up to date/);
  });

  it('puts in order what git merged, by union or with marks of a conflict', async () => {
    for (const union of [true, false]) {
      const root = await app();
      const git = gitIn(root);
      const commit = (message: string): void => {
        git('add', '--all');
        git('commit', '--quiet', '--message', message);
      };
      git('init', '--quiet', '--initial-branch', 'main');
      if (!union)
        writeFileSync(
          join(root, '.gitattributes'),
          read(root, '.gitattributes').replace('functions_gen.go merge=union', ''),
        );
      if (!union) git('config', 'merge.conflictStyle', 'diff3');
      commit('start');
      for (const name of ['Letters', 'Parcels']) {
        git('switch', '--quiet', '--create', name, 'main');
        await run(root, ['function', name, '--trigger', 'timer', '--output', 'blob']);
        commit(name);
      }
      if (union) git('merge', '--quiet', '--no-edit', 'Letters');
      else assert.throws(() => git('merge', '--quiet', '--no-edit', 'Letters'), /Command failed/);
      assert.equal(/^<{7} /m.test(read(root, 'functions_gen.go')), !union);
      assert.match(
        runProgram(root, ['doctor', '--only', 'AGF415']).stdout,
        /azure-go-func sync puts that right/,
      );
      const { updated } = await sync(root);
      assert.deepEqual(updated, ['functions_gen.go']);
      const names = [...read(root, 'functions_gen.go').matchAll(/^\tr\.\w+\("(\w+)"/gm)].map(
        ([, name]) => name,
      );
      assert.deepEqual(names, ['HttpExample', 'Letters', 'Orders', 'Parcels']);
      assert.equal(runProgram(root, ['doctor', '--only', 'AGF413,AGF415']).code, 0);
    }
  });
});
