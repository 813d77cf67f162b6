import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitIn } from '../../support/git.ts';
import { go, testAndVet } from '../../support/go.ts';
import { runProgram } from '../../support/program.ts';
import { contentsBelow, temporaryFolder, writeFiles } from '../../support/project.ts';

/** What one branch does: commands of the program, or edits of the user. */
type Work = readonly (readonly string[] | ((root: string) => void))[];

const fn = (name: string, ...words: string[]): readonly string[] => ['function', name, ...words];

const git = async (root: string, ...words: string[]): Promise<string> => gitIn(root)(...words);

function call(root: string, words: readonly string[]): string {
  const { code, stdout, stderr } = runProgram(root, words);
  assert.equal(code, 0, `${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

async function commit(root: string, work: Work, message: string): Promise<void> {
  for (const each of work) typeof each === 'function' ? each(root) : call(root, [...each, '--yes']);
  await git(root, 'add', '--all');
  await git(root, 'commit', '--quiet', '--message', message);
}

/** A project in git, and a branch of it for each work. */
async function branches(start: Work, works: readonly Work[]): Promise<string> {
  const root = temporaryFolder();
  await git(root, 'init', '--quiet', '--initial-branch', 'main');
  await commit(root, [['new', '--module', 'example.com/shop'], ...start], 'Start');
  for (const [index, work] of works.entries()) {
    await git(root, 'switch', '--quiet', '--create', `branch${index + 1}`, 'main');
    await commit(root, work, `Branch ${index + 1}`);
  }
  await git(root, 'switch', '--quiet', 'branch1');
  return root;
}

async function compiles(root: string): Promise<void> {
  await testAndVet(root);
}

function findings(root: string): string {
  return runProgram(root, ['doctor', '.', '--only', 'AGF415']).stdout;
}

/** One run makes what git merged whole; the next has nothing to do. */
async function isMadeWhole(root: string): Promise<void> {
  call(root, ['sync']);
  const whole = contentsBelow(root);
  assert.match(call(root, ['sync']), /All is up to date/);
  assert.deepEqual(contentsBelow(root), whole);
  const registered = [...(whole['functions_gen.go'] ?? '').matchAll(/^\tr\.\w+\("(\w+)"/gm)];
  const names = registered.map(([, name]) => name);
  assert.deepEqual(names, [...new Set(names)].sort());
  for (const [path, contents] of Object.entries(whole))
    if (path.endsWith('_gen.go'))
      assert.equal(contents.match(/^\/\/ Checksum: /gm)?.length, 1, path);
  assert.doesNotMatch(findings(root), /AGF415/);
  await go(root, ['vet', './...']);
}

interface Case {
  what: string;
  start?: Work;
  branches: readonly Work[];
}

const noBundle = (root: string): void => {
  const { extensionBundle, ...host } = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8'));
  writeFileSync(join(root, 'host.json'), `${JSON.stringify(host, null, 2)}\n`);
};

const cases: Case[] = [
  {
    what: 'a queue and an HTTP function, each with an output',
    branches: [
      [fn('Orders', '--trigger', 'queue', '--output', 'queue:receipts')],
      [fn('Checkout', '--output', 'cosmosdb', '--input', 'blob:carts/{id}')],
    ],
  },
  {
    what: 'two of a kind, side by side, between the same neighbours',
    start: [fn('Aaa'), fn('Zzz', '--trigger', 'timer')],
    branches: [
      [fn('Mail', '--trigger', 'servicebus-queue', '--output', 'eventgrid')],
      [fn('Mall', '--trigger', 'servicebus-queue', '--output', 'eventgrid')],
    ],
  },
  {
    what: 'the first of a kind each, with parts that differ',
    branches: [
      [fn('Files', '--trigger', 'blob', '--input', 'table', '--output', 'sendgrid')],
      [fn('Readings', '--trigger', 'eventhub', '--output', 'kafka', '--output', 'signalr')],
    ],
  },
  {
    what: 'a route with a regex on one side, on both, and none',
    branches: [
      [fn('Codes', '--route', 'codes/{code:regex(^a+$)}')],
      [fn('Things', '--route', 'things/{code:regex(^b+$)}', '--output', 'queue')],
      [fn('Plain', '--route', 'plain/{id:int}')],
    ],
  },
  {
    what: 'an extension bundle on both sides',
    start: [noBundle],
    branches: [
      [fn('Cards', '--trigger', 'rabbitmq', '--output', 'rabbitmq')],
      [fn('Rows', '--trigger', 'sql', '--output', 'mysql')],
    ],
  },
  {
    what: 'two functions on each side, around one that was there',
    start: [fn('Mmm', '--trigger', 'queue', '--output', 'queue')],
    branches: [
      [fn('Lll', '--trigger', 'timer', '--output', 'table'), fn('Nnn', '--output', 'queue')],
      [fn('Llm', '--output', 'queue'), fn('Nno', '--trigger', 'timer', '--output', 'blob')],
    ],
  },
  {
    what: 'a route that changes beside a function that comes',
    start: [fn('Bbb')],
    branches: [
      [
        (root) => {
          const path = join(root, 'Bbb/function.json');
          const text = readFileSync(path, 'utf8').replace(
            '"httpTrigger"',
            '"httpTrigger", "route": "b"',
          );
          writeFileSync(path, text);
        },
        ['new', '.'],
      ],
      [fn('Bbc', '--output', 'queue')],
    ],
  },
];

describe('two branches that each add a function', () => {
  for (const { what, start = [], branches: works } of cases)
    it(`merge into a project that works: ${what}`, async () => {
      const root = await branches(start, works);
      for (const index of works.keys())
        if (index > 0) await git(root, 'merge', '--quiet', '--no-edit', `branch${index + 1}`);
      await compiles(root);
      assert.match(findings(root), /AGF415[\s\S]*azure-go-func sync/);
      await isMadeWhole(root);
    });

  it('merge in a rebase, and a third joins what was made whole', async () => {
    const root = await branches(
      [],
      [
        [fn('Orders', '--trigger', 'queue', '--output', 'queue:receipts')],
        [fn('Cleanup', '--trigger', 'timer', '--output', 'table')],
        [fn('Readings', '--trigger', 'eventhub', '--output', 'blob:out/{rand-guid}')],
      ],
    );
    await git(root, 'switch', '--quiet', 'branch2');
    await git(root, 'rebase', '--quiet', 'branch1');
    await isMadeWhole(root);
    await commit(root, [], 'Made whole');
    await git(root, 'merge', '--quiet', '--no-edit', 'branch3');
    await compiles(root);
    await isMadeWhole(root);
  });

  it('take one more function at once', async () => {
    const root = await branches(
      [],
      [[fn('Aaa', '--output', 'queue')], [fn('Bbb', '--output', 'queue')]],
    );
    await git(root, 'merge', '--quiet', '--no-edit', 'branch2');
    call(root, fn('Ccc', '--output', 'queue', '--yes'));
    await isMadeWhole(root);
  });

  it('and one that removes the function beside it: doctor says what makes it whole', async () => {
    const remove = (root: string): void => {
      for (const path of ['Bbb', 'bbb.go', 'bbb_test.go'])
        rmSync(join(root, path), { recursive: true });
    };
    const root = await branches(
      [fn('Bbb', '--output', 'queue')],
      [[remove, ['new', '.']], [fn('Bbc', '--output', 'queue')]],
    );
    assert.equal(existsSync(join(root, 'bbb_bindings_gen.go')), false);
    await git(root, 'merge', '--quiet', '--no-edit', 'branch2');
    assert.match(findings(root), /AGF415[\s\S]*connects Bbb/);
    await isMadeWhole(root);
    await compiles(root);
  });

  it('keep what a person edited after the merge', async () => {
    const root = await branches(
      [],
      [[fn('Aaa', '--output', 'queue')], [fn('Bbb', '--output', 'queue')]],
    );
    await git(root, 'merge', '--quiet', '--no-edit', 'branch2');
    const merged = readFileSync(join(root, 'functions_gen.go'), 'utf8');
    for (const edited of [
      merged.replace(/^\tr\.Event\("Aaa".*\n/m, ''),
      merged.replace(/^\/\/ newHandler.*\n/m, ''),
      merged.replace('return r', 'return r // mine'),
    ]) {
      writeFiles(root, { 'functions_gen.go': edited });
      const { code, stderr } = runProgram(root, ['new', '.', '--yes']);
      assert.equal(code, 1);
      assert.match(stderr, /functions_gen\.go\n.*edited by hand/);
      assert.equal(readFileSync(join(root, 'functions_gen.go'), 'utf8'), edited);
    }
  });
});

describe('the managed file of a function', () => {
  const start = (): string => {
    const root = temporaryFolder();
    call(root, ['new', '--module', 'example.com/shop', '--yes']);
    call(root, fn('Orders', '--trigger', 'queue', '--output', 'queue:receipts', '--yes'));
    return root;
  };
  const part = 'orders_bindings_gen.go';
  const removeFolder = (root: string): void => rmSync(join(root, 'Orders'), { recursive: true });

  it('goes with the function, and the screen and the JSON say so', () => {
    const root = start();
    removeFolder(root);
    const dry = call(root, ['new', '.', '--yes', '--dry-run']);
    assert.match(dry, /Would write .*2 deleted\)/);
    assert.match(dry, /orders_bindings_gen\.go +deleted: nothing needs it any more; managed/);
    assert.match(
      dry,
      /--- a\/orders_bindings_gen\.go\n\+\+\+ \/dev\/null\n[\s\S]*\n-func bindOrders/,
    );
    assert.ok(existsSync(join(root, part)));
    const twin = temporaryFolder();
    cpSync(root, twin, { recursive: true });
    assert.deepEqual(JSON.parse(call(twin, ['sync', '--json'])).deleted, [
      '.azure-go-func/functions/Orders.json',
      part,
    ]);
    assert.match(call(root, ['new', '.', '--yes']), /orders_bindings_gen\.go +deleted/);
    for (const each of [root, twin]) assert.equal(existsSync(join(each, part)), false);
    assert.match(call(root, ['new', '.', '--yes']), /All is up to date/);
  });

  it('goes when the function has no bindings any more', () => {
    const root = start();
    const json = JSON.parse(readFileSync(join(root, 'Orders/function.json'), 'utf8'));
    writeFiles(root, {
      'Orders/function.json': JSON.stringify({ bindings: json.bindings.slice(0, 1) }),
    });
    call(root, ['new', '.', '--yes']);
    assert.equal(existsSync(join(root, part)), false);
  });

  it('stays when somebody edited it, until --force', () => {
    const root = start();
    const edited = readFileSync(join(root, part), 'utf8').replace(/^\/\/ orders.*\n/m, '');
    writeFiles(root, { [part]: edited });
    removeFolder(root);
    const before = contentsBelow(root);
    const { code, stderr } = runProgram(root, ['new', '.', '--yes']);
    assert.equal(code, 1);
    assert.match(stderr, /orders_bindings_gen\.go\n.*edited by hand.*deleted/);
    assert.deepEqual(contentsBelow(root), before);
    assert.deepEqual(
      JSON.parse(call(root, ['new', '.', '--yes', '--dry-run', '--json'])).conflicts,
      [part],
    );
    call(root, ['new', '.', '--yes', '--force']);
    assert.equal(existsSync(join(root, part)), false);
  });

  it("is the user's without its first line", () => {
    const root = start();
    const owned = readFileSync(join(root, part), 'utf8').split('\n').slice(2).join('\n');
    writeFiles(root, { [part]: owned });
    removeFolder(root);
    call(root, ['new', '.', '--yes']);
    assert.equal(readFileSync(join(root, part), 'utf8'), owned);
  });
});
