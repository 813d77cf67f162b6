import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { Ajv } from 'ajv';
import type { CallError } from '../../lib/diagnostics/errors.ts';
import { hashOf } from '../../lib/formats/packed.ts';
import { gitIn } from '../support/git.ts';
import { runProgram } from '../support/program.ts';
import {
  contentsBelow,
  filesBelow,
  module,
  run,
  temporaryFolder,
  writeFiles,
} from '../support/project.ts';

const repository = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(repository, 'docs/manifest.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true }).addSchema(schema, 'manifest');

const PROJECT = '.azure-go-func/project.json';
const ORDERS = '.azure-go-func/functions/Orders.json';

// biome-ignore lint/suspicious/noExplicitAny: the schema says what it is
type Json = any;

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const json = (root: string, path: string): Json => JSON.parse(read(root, path));
const write = (root: string, path: string, value: unknown): void =>
  writeFiles(root, { [path]: typeof value === 'string' ? value : JSON.stringify(value, null, 2) });

/** What is wrong with a manifest by the published schema. */
function schemaErrors(path: string, value: Json): unknown {
  const kind = /^\.azure-go-func\/(?:(project|doctor)|functions\/.*)\.json$/.exec(path);
  const validate = ajv.getSchema(`manifest#/definitions/${kind?.[1] ?? 'function'}`);
  return kind && validate?.(value) ? undefined : (validate?.errors ?? path);
}

const queue = ['--trigger', 'queue', '--queue-name', 'orders', '--output', 'queue:receipts'];

/** An app with a plain HTTP function, and one that has an event and an output. */
async function twoFunctions(...words: readonly string[]): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', ...module, ...words]);
  await run(root, ['function', 'Orders', ...queue]);
  return root;
}

describe('the record of what was written', () => {
  it('has the published form', async () => {
    const root = await twoFunctions();
    runProgram(root, ['doctor', '--ignore', 'AGF207=we know']);
    const manifests = filesBelow(root).filter((path) => path.startsWith('.azure-go-func/'));
    assert.deepEqual(manifests, [
      '.azure-go-func/doctor.json',
      '.azure-go-func/functions/HttpExample.json',
      ORDERS,
      PROJECT,
    ]);
    for (const path of manifests) assert.equal(schemaErrors(path, json(root, path)), undefined);
    const wrong: [string, (value: Json) => void][] = [
      [PROJECT, (value) => (value.schema = 2)],
      [PROJECT, (value) => delete value.answers],
      [PROJECT, (value) => (value.files['handler.go'].owner = 'mine')],
      [PROJECT, (value) => delete value.files['handler.go'].base],
      [PROJECT, (value) => (value.files['functions_gen.go'].hash = '00000000')],
      [PROJECT, (value) => (value.files['../handler.go'] = { owner: 'managed' })],
      [ORDERS, (value) => (value.answers.connection = {})],
    ];
    for (const [path, spoil] of wrong) {
      const value = json(root, path);
      spoil(value);
      assert.notEqual(schemaErrors(path, value), undefined, `${spoil}`);
    }
  });

  it('says what was answered, of the app and of each function', async () => {
    const root = await twoFunctions('--platform', 'linux/arm64', '--http-mode', 'proxy');
    const { schema: form, version, answers } = json(root, PROJECT);
    assert.deepEqual(
      { form, version, answers },
      {
        form: 1,
        version: json(repository, 'package.json').version,
        answers: { 'http-mode': 'proxy', module: 'example.com/app', platform: 'linux/arm64' },
      },
    );
    const { trigger, answers: own } = json(root, ORDERS);
    assert.equal(trigger, 'queue');
    assert.deepEqual(own, {
      connection: 'AzureWebJobsStorage',
      'data-type': 'string',
      output: ['queue:receipts'],
      'queue-name': 'orders',
    });
    assert.deepEqual(json(root, '.yo-rc.json'), { 'generator-azure-go-func': {} });
  });

  it('has each file that was written once, with its owner, and what a merge starts from', async () => {
    const root = await twoFunctions();
    const files = [PROJECT, ORDERS, '.azure-go-func/functions/HttpExample.json'].flatMap((path) =>
      Object.entries<Json>(json(root, path).files),
    );
    const paths = files.map(([path]) => path);
    assert.deepEqual([...new Set(paths)], paths, 'a file is in two manifests');
    const unrecorded = filesBelow(root).filter((path) => !paths.includes(path));
    const modules = ['decode', 'encode', 'envelope', 'event', 'queue', 'time', 'bindings'];
    assert.deepEqual(
      unrecorded.filter((path) => !/^(\.azure-go-func|internal)\//.test(path)),
      // For one machine, and where secrets are.
      ['local.settings.json'],
    );
    for (const name of modules)
      assert.ok(unrecorded.includes(`internal/azfunc/${name}.go`), `${name} is recorded`);
    for (const [path, { owner, hash, base }] of files) {
      const contents = read(root, path);
      const isGenerated = /^\/\/ Code generated .* DO NOT EDIT\.$/m.test(
        contents.split('\n')[0] ?? '',
      );
      assert.equal(owner === 'managed', isGenerated, path);
      if (owner === 'managed') continue;
      const text = inflateRawSync(Buffer.from(base, 'base64')).toString();
      if (owner === 'yours') assert.equal(text, contents, path);
      else assert.deepEqual(JSON.parse(text), JSON.parse(contents), path);
      assert.equal(hash, hashOf(text), path);
    }
  });

  it('has the hash that zip and gzip have', () => {
    // The check value of CRC-32/ISO-HDLC.
    assert.equal(hashOf('123456789'), 'cbf43926');
    assert.equal(hashOf('a\r\nb\r\n'), hashOf('a\nb\n'));
  });

  it('has nothing of what was there before, and keeps what it had of a file that is edited', async () => {
    const root = temporaryFolder();
    writeFiles(root, { 'README.md': '# Mine\n' });
    writeFiles(root, { 'host.json': '{ "version": "2.0", "mine": true }' });
    await run(root, ['function', 'Orders', ...queue]);
    const { files } = json(root, PROJECT);
    assert.equal(files['README.md'], undefined);
    assert.doesNotMatch(
      inflateRawSync(Buffer.from(files['host.json'].base, 'base64')).toString(),
      /mine/,
    );
    writeFiles(root, { Makefile: 'mine:\n' });
    await run(root, ['new', '.']);
    assert.deepEqual(json(root, PROJECT).files, files);
  });

  it('has no secret, wherever it was put', async () => {
    const secret = 'AccountKey=c2VjcmV0c2VjcmV0';
    const root = await twoFunctions();
    const settings = json(root, 'local.settings.json');
    settings.Values.AzureWebJobsStorage = secret;
    write(root, 'local.settings.json', settings);
    const host = json(root, 'host.json');
    write(root, 'host.json', { ...host, secret });
    writeFiles(root, { 'handler.go': `${read(root, 'handler.go')}// ${secret}\n` });
    for (const words of [
      ['new', '.'],
      ['function', 'Other', ...queue, '--force'],
    ])
      await run(root, words);
    for (const [path, contents] of Object.entries(contentsBelow(join(root, '.azure-go-func'))))
      for (const [, base = ''] of contents.matchAll(/"base": "([^"]+)"/g)) {
        const text = inflateRawSync(Buffer.from(base, 'base64')).toString();
        assert.doesNotMatch(contents + text, /c2VjcmV0/, path);
      }
  });

  it('changes nothing in a second run', async () => {
    const root = await twoFunctions();
    const before = contentsBelow(root);
    assert.ok((await run(root, ['new', '.'])).upToDate);
    assert.ok((await run(root, ['function', 'Orders', ...queue])).upToDate);
    assert.deepEqual(contentsBelow(root), before);
  });

  it('merges without a conflict, two functions of two branches in it', async () => {
    const root = await twoFunctions();
    const git = gitIn(root);
    const commit = (message: string): void => {
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
    };
    git('init', '--quiet', '--initial-branch', 'main');
    commit('start');
    const branches = ['one', 'two'];
    const works = [
      ['function', 'Letters', '--trigger', 'timer', '--output', 'blob'],
      ['function', 'Parcels', '--trigger', 'servicebus-queue', '--input', 'table'],
    ];
    for (const [index, branch] of branches.entries()) {
      git('switch', '--quiet', '--create', branch, 'main');
      await run(root, works[index] ?? []);
      commit(branch);
    }
    const changed = branches.map((branch) =>
      git('diff', '--name-only', '--diff-filter=M', `main..${branch}`).trim().split('\n'),
    );
    // It is the only file that both change, and git merges it by union.
    assert.deepEqual(
      changed[0]?.filter((path) => changed[1]?.includes(path)),
      ['functions_gen.go'],
    );
    git('merge', '--quiet', '--no-edit', 'one');
    for (const name of ['Letters', 'Parcels', 'Orders'])
      assert.equal(
        schemaErrors(
          `.azure-go-func/functions/${name}.json`,
          json(root, `.azure-go-func/functions/${name}.json`),
        ),
        undefined,
      );
  });
});

describe('a record that is not as it should be', () => {
  const damages: [string, (text: string) => string | undefined][] = [
    ['missing', () => undefined],
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, 500)],
    ['no object', () => '[]\n'],
    ['without files', () => '{ "schema": 1 }\n'],
    ['without a schema', (text) => text.replace('"schema": 1,', '')],
  ];
  for (const [what, spoil] of damages)
    it(`${what}: it is said, the files tell what they can, and work goes on`, async () => {
      const root = await twoFunctions('--platform', 'linux/arm64', '--http-mode', 'proxy');
      const { answers } = json(root, PROJECT);
      const text = spoil(read(root, PROJECT));
      if (text === undefined) rmSync(join(root, PROJECT));
      else writeFiles(root, { [PROJECT]: text });
      rmSync(join(root, 'Makefile'));
      const { notes } = await run(root, ['function', 'Added', '--trigger', 'timer']);
      assert.equal(
        notes.some((note) => note.startsWith(`${PROJECT} `)),
        text !== undefined,
      );
      assert.deepEqual(json(root, PROJECT).answers, answers);
      assert.equal(schemaErrors(PROJECT, json(root, PROJECT)), undefined);
      assert.equal(existsSync(join(root, 'Makefile')), false, 'what was deleted came back');
      assert.match(read(root, 'functions_gen.go'), /"Added"[\s\S]*"HttpExample"[\s\S]*"Orders"/);
      const { stdout } = runProgram(root, ['doctor']);
      assert.match(stdout, /linux\/arm64/);
    });

  it('with the marks of a merge is read by one of its sides', async () => {
    const root = await twoFunctions();
    const lines = read(root, PROJECT).split('\n');
    const at = lines.findIndex((line) => line.includes('"http-mode"'));
    const theirs = '    "http-mode": "proxy",';
    lines.splice(at, 1, '<<<<<<< HEAD', lines[at] ?? '', '=======', theirs, '>>>>>>> other');
    writeFiles(root, { [PROJECT]: lines.join('\n') });
    const { notes } = await run(root, ['function', 'Added', '--trigger', 'timer']);
    assert.deepEqual(notes, []);
    assert.equal(json(root, PROJECT).answers['http-mode'], 'forward');
    assert.ok(json(root, PROJECT).files['handler.go'].base);
  });

  it('says where the doctor has nothing to go by, and examines all the same', async () => {
    const root = await twoFunctions();
    writeFiles(root, { [PROJECT]: '{' });
    write(root, '.azure-go-func/doctor.json', '{ "ignore": ["AGF207"] }');
    const { code, stdout } = runProgram(root, ['doctor']);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /project\.json is not valid JSON/);
    assert.match(
      stdout,
      /What \.azure-go-func\/doctor\.json ignores must be an object with a reason/,
    );
  });

  it('leads to no file outside', async () => {
    const parent = temporaryFolder();
    const root = join(parent, 'app');
    mkdirSync(root);
    await run(root, ['new', ...module]);
    cpSync(join(root, 'functions_gen.go'), join(parent, 'functions_gen.go'));
    cpSync(join(root, 'functions_gen.go'), join(root, 'internal/old.go'));
    const manifest = json(root, PROJECT);
    for (const path of [
      '../functions_gen.go',
      'internal/../../functions_gen.go',
      join(parent, 'functions_gen.go'),
      'internal/old.go',
    ])
      manifest.files[path] = { owner: 'managed' };
    write(root, PROJECT, manifest);
    const { deleted } = JSON.parse(runProgram(root, ['new', '.', '--json']).stdout);
    assert.deepEqual(deleted, ['internal/old.go']);
    assert.deepEqual(
      filesBelow(parent).filter((path) => !path.startsWith('app/')),
      ['functions_gen.go'],
    );
    assert.deepEqual(
      Object.keys(json(root, PROJECT).files).filter((path) => /\.\.|old|^\//.test(path)),
      [],
    );
  });

  it('keeps a file that is no longer generated, once it was edited', async () => {
    const root = await twoFunctions();
    const manifest = json(root, PROJECT);
    manifest.files['internal/old.go'] = { owner: 'managed' };
    write(root, PROJECT, manifest);
    const edited = `${read(root, 'functions_gen.go')}// mine\n`;
    writeFiles(root, { 'internal/old.go': edited });
    await assert.rejects(run(root, ['new', '.']), /internal\/old\.go/);
    assert.equal(read(root, 'internal/old.go'), edited);
  });
});

describe('a project that a newer version wrote', () => {
  const commands = [
    ['new', '.'],
    ['function', 'Added', '--trigger', 'timer'],
  ];
  const newer: [string, string, (value: Json) => void][] = [
    ['by its version', PROJECT, (value) => (value.version = '99.1.0')],
    ['by its schema', PROJECT, (value) => (value.schema = 2)],
    [
      'by what .yo-rc.json had before there were manifests',
      '.yo-rc.json',
      (value) => (value['generator-azure-go-func'] = { version: '99.1.0', answers: {} }),
    ],
  ];
  for (const [what, path, change] of newer)
    it(`is refused in one line: ${what}`, async () => {
      const root = await twoFunctions();
      const value = json(root, path);
      change(value);
      write(root, path, value);
      if (path !== PROJECT) rmSync(join(root, PROJECT));
      const before = contentsBelow(root);
      for (const words of commands)
        await assert.rejects(run(root, words), ({ diagnostics }: CallError) => {
          assert.equal(diagnostics.length, 1);
          assert.deepEqual(diagnostics[0]?.location, { file: path });
          assert.match(diagnostics[0]?.message ?? '', /was written by generator-azure-go-func/);
          assert.match(diagnostics[0]?.howToFix ?? '', /npm install/);
          return true;
        });
      assert.deepEqual(contentsBelow(root), before);
      const { code, stdout } = runProgram(root, ['doctor']);
      assert.equal(code, 0, stdout);
      assert.match(stdout, /was written by generator-azure-go-func/);
    });

  it('is taken all the same by force', async () => {
    const root = await twoFunctions();
    write(root, PROJECT, { ...json(root, PROJECT), version: '99.1.0' });
    await run(root, ['function', 'Added', '--trigger', 'timer', '--force']);
    assert.equal(json(root, PROJECT).version, json(repository, 'package.json').version);
  });

  it('is taken where the version is older, or cannot be compared', async () => {
    for (const version of ['0.0.9', '0.1.0-beta.2', '', 'next']) {
      const root = await twoFunctions();
      write(root, PROJECT, { ...json(root, PROJECT), version });
      await run(root, ['function', 'Added', '--trigger', 'timer']);
    }
  });
});

describe('a project as 20a7b06 wrote it', () => {
  const fixtures = join(repository, 'test/fixtures/20a7b06');
  /** What users wrote or edited: it stays, byte for byte. */
  const isTheirs = (path: string, text: string): boolean =>
    !/^\/\/ Code generated/.test(text) && !/^(\.yo-rc|local\.settings|host)\.json$/.test(path);

  for (const name of readdirSync(fixtures).filter((each) => !each.includes('.')))
    it(`${name}: gets a record, loses no edit, and is the same in the next run`, async () => {
      const root = join(temporaryFolder(), 'shop');
      cpSync(join(fixtures, name), root, { recursive: true });
      const before = contentsBelow(root);
      write(root, '.yo-rc.json', { ...json(root, '.yo-rc.json'), 'generator-node': { keep: 1 } });
      const { answers } = json(root, '.yo-rc.json')['generator-azure-go-func'];
      await run(root, ['function', 'Added', '--trigger', 'timer', '--output', 'blob']);
      assert.deepEqual(json(root, PROJECT).answers, answers);
      assert.equal(answers['http-mode'], name === 'proxy' ? 'proxy' : 'forward');
      assert.deepEqual(json(root, '.yo-rc.json'), {
        'generator-azure-go-func': {},
        'generator-node': { keep: 1 },
      });
      for (const path of filesBelow(root).filter((each) => each.startsWith('.azure-go-func/')))
        assert.equal(schemaErrors(path, json(root, path)), undefined, path);
      const after = contentsBelow(root);
      for (const [path, text] of Object.entries(before))
        if (isTheirs(path, text)) assert.equal(after[path], text, path);
      const once = contentsBelow(root);
      const again = ['function', 'Added', '--trigger', 'timer', '--output', 'blob'];
      assert.ok((await run(root, again)).upToDate);
      assert.deepEqual(contentsBelow(root), once);
      assert.equal(runProgram(root, ['doctor', '--only', 'AGF415,AGF401']).code, 0);
    });
});

describe('what the doctor is told to ignore', () => {
  it('moves from where it was, and leaves the rest there', async () => {
    const root = await twoFunctions();
    write(root, '.azure-go-func.json', { doctor: { ignore: { AGF207: 'we know' } } });
    assert.match(runProgram(root, ['doctor', '--json']).stdout, /"ignored"/);
    runProgram(root, ['doctor', '--ignore', 'AGF405=we read standard error']);
    assert.deepEqual(json(root, '.azure-go-func/doctor.json'), {
      schema: 1,
      ignore: { AGF207: 'we know', AGF405: 'we read standard error' },
    });
    assert.equal(existsSync(join(root, '.azure-go-func.json')), false);

    write(root, '.azure-go-func.json', { doctor: { ignore: { AGF101: 'later' } }, other: 1 });
    runProgram(root, ['doctor', '--ignore', 'AGF405=we do']);
    assert.deepEqual(json(root, '.azure-go-func.json'), { other: 1 });
    assert.deepEqual(json(root, '.azure-go-func/doctor.json').ignore, {
      AGF207: 'we know',
      AGF405: 'we do',
      AGF101: 'later',
    });
  });

  it('keeps comments, and is refused where a newer schema has it', async () => {
    const root = await twoFunctions();
    const path = '.azure-go-func/doctor.json';
    const text = '{\n  // ours\n  "schema": 1,\n  "ignore": { "AGF207": "we know" }\n}\n';
    write(root, path, text);
    runProgram(root, ['doctor', '--ignore', 'AGF405=we do']);
    assert.match(read(root, path), /\/\/ ours[\s\S]*AGF207[\s\S]*AGF405/);
    const future = '{ "schema": 2, "ignore": { "AGF207": { "until": "May" } } }\n';
    write(root, path, future);
    assert.equal(runProgram(root, ['doctor']).code, 0);
    const { code, stderr } = runProgram(root, ['doctor', '--ignore', 'AGF405=we do']);
    assert.equal(code, 2);
    assert.match(stderr, /doctor\.json was written by/);
    writeFileSync(join(root, path), future);
    assert.equal(read(root, path), future);
  });
});
