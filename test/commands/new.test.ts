import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallError, WorkError } from '../../lib/diagnostics/errors.ts';
import {
  contentsBelow,
  filesBelow,
  run,
  runSource,
  temporaryFolder,
  writeFiles,
} from '../support/project.ts';

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

describe('new', () => {
  it('writes what the host needs, with forwarding on and the runtime named custom', async () => {
    const cwd = temporaryFolder();
    await run(cwd, ['new', 'shop']);
    const root = join(cwd, 'shop');
    const host = JSON.parse(read(root, 'host.json'));
    assert.equal(host.customHandler.description.defaultExecutablePath, 'handler');
    assert.equal(host.customHandler.enableForwardingHttpRequest, true);
    assert.equal('enableProxyingHttpRequest' in host.customHandler, false);
    assert.deepEqual(host.extensionBundle, {
      id: 'Microsoft.Azure.Functions.ExtensionBundle',
      version: '[4.*, 5.0.0)',
    });
    assert.equal(
      JSON.parse(read(root, 'local.settings.json')).Values.FUNCTIONS_WORKER_RUNTIME,
      'custom',
    );
    assert.deepEqual(JSON.parse(read(root, 'HttpExample/function.json')).bindings, [
      {
        type: 'httpTrigger',
        direction: 'in',
        name: 'req',
        authLevel: 'function',
        methods: ['get', 'post'],
      },
      { type: 'http', direction: 'out', name: 'res' },
    ]);
    assert.match(
      read(root, 'Makefile'),
      /CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -ldflags="-s -w" -o handler \./,
    );
    assert.match(read(root, 'go.mod'), /^module shop\n\ngo 1\.24\n$/);
  });

  it('proxies as well in proxy mode, and names the .exe for Windows', async () => {
    const root = temporaryFolder();
    await run(root, [
      'new',
      '--http-mode',
      'proxy',
      '--platform',
      'windows/amd64',
      '--module',
      'example.com/w',
    ]);
    const { customHandler } = JSON.parse(read(root, 'host.json'));
    assert.equal(customHandler.enableForwardingHttpRequest, true);
    assert.equal(customHandler.enableProxyingHttpRequest, true);
    assert.equal(customHandler.description.defaultExecutablePath, 'handler.exe');
    assert.match(
      read(root, 'Makefile'),
      /GOOS=windows GOARCH=amd64 go build .* -o handler\.exe \./,
    );
  });

  it('changes nothing the second time', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    const before = contentsBelow(root);
    const again = await run(root, ['new']);
    assert.equal(again.upToDate, true);
    assert.deepEqual(contentsBelow(root), before);
  });

  it('changes nothing in a clone whose folder has another name', async () => {
    const cwd = temporaryFolder();
    await run(cwd, ['new', 'shop', '--module', 'example.com/store/v2']);
    assert.match(read(cwd, 'shop/internal/pack/target.go'), /appName = "store"/);
    renameSync(join(cwd, 'shop'), join(cwd, 'clone'));
    assert.equal((await run(cwd, ['new', 'clone'])).upToDate, true);
  });

  it('brings back files that were deleted, but no function', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    for (const path of [
      'HttpExample',
      'http_example.go',
      'http_example_test.go',
      'Makefile',
      'internal/azfunc/server.go',
    ]) {
      rmSync(join(root, path), { recursive: true });
    }
    await run(root, ['new']);
    assert.equal(existsSync(join(root, 'Makefile')), true);
    assert.equal(existsSync(join(root, 'internal/azfunc/server.go')), true);
    assert.equal(existsSync(join(root, 'HttpExample')), false);
    assert.doesNotMatch(read(root, 'functions_gen.go'), /HttpExample/);
  });

  it('writes no second main beside one that moved', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    renameSync(join(root, 'handler.go'), join(root, 'main.go'));
    writeFiles(root, { 'gen.go': '//go:build ignore\n\npackage main\n\nfunc main() {}\n' });
    assert.equal((await run(root, ['new'])).upToDate, true);
    rmSync(join(root, 'main.go'));
    await run(root, ['new']);
    assert.equal(existsSync(join(root, 'handler.go')), true);
  });

  it('renews a project without a word about functions: none is asked for, and no default stands in the way', async () => {
    const root = temporaryFolder();
    await run(root, ['new', '--function', 'http-example', '--route', 'HttpExample']);
    rmSync(join(root, 'Makefile'));
    await runSource(root, ['new'], async ({ name }) => assert.fail(`asked for ${name}`));
    assert.equal(existsSync(join(root, 'Makefile')), true);
  });

  it('says so when a project that is there lacks the function it is asked for', async () => {
    const root = temporaryFolder();
    const words = ['new', '--function', 'Orders', '--trigger', 'queue'];
    await run(root, words);
    assert.equal((await run(root, words)).upToDate, true);
    await assert.rejects(
      run(root, ['new', '--function', 'Tick', '--trigger', 'timer']),
      /--function Tick: Tick is not in this project.*azure-go-func function Tick/,
    );
    await assert.rejects(
      run(root, [...words, '--queue-name', 'others']),
      /--function Orders: Orders exists already, and Orders\/function\.json says something else/,
    );
  });

  it('refuses options that the project was not made with', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    await assert.rejects(
      run(root, ['new', '--platform', 'windows/amd64']),
      /this project was made with linux\/amd64/,
    );
  });

  it('writes nothing in a dry run', async () => {
    const root = join(temporaryFolder(), 'shop');
    const outcome = await run(root.replace(/shop$/, ''), ['new', 'shop', '--dry-run']);
    assert.ok(outcome.created.includes('handler.go'));
    assert.deepEqual(outcome.updated, []);
    assert.equal(existsSync(root), false);
  });

  it('does not fill up a folder of someone else unasked', async () => {
    const root = temporaryFolder();
    writeFiles(root, { 'notes.txt': 'mine' });
    await assert.rejects(
      run(root, ['new']),
      (error: Error) =>
        error instanceof CallError && /not empty \(notes\.txt\).*--force/.test(error.message),
    );
    assert.deepEqual(filesBelow(root), ['notes.txt']);
    await assert.rejects(
      runSource(root, ['new'], async () => false),
      /Nothing was written/,
    );
    assert.deepEqual(filesBelow(root), ['notes.txt']);
    await assert.rejects(
      runSource(root, ['new', '--trigger', 'tmier'], async ({ name }) =>
        assert.fail(`asked for ${name}`),
      ),
      (error: Error) => error instanceof CallError && /tmier/.test(error.message),
    );
    await run(root, ['new', '--force']);
    assert.equal(read(root, 'notes.txt'), 'mine');
  });

  it('keeps the files that a person lets it write between', async () => {
    const root = temporaryFolder();
    writeFiles(root, { 'README.md': '# mine\n' });
    await runSource(root, ['new'], async ({ default: preset, type }) =>
      type === 'confirm' ? true : preset,
    );
    assert.equal(read(root, 'README.md'), '# mine\n');
    assert.equal(existsSync(join(root, 'handler.go')), true);
  });

  it('takes a folder with nothing but a git repository for empty', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, '.git'));
    await run(root, ['new']);
    assert.equal(existsSync(join(root, 'host.json')), true);
  });

  it('says so when the directory is a file', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'shop'), '');
    await assert.rejects(
      run(cwd, ['new', 'shop']),
      (error: Error) => error instanceof WorkError && /is a file, not a folder/.test(error.message),
    );
  });

  it('takes the answers from a JSON or a YAML file, below the flags', async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, {
      'a.yaml':
        'function: Orders\ntrigger: queue\nqueue-name: from-file\nplatform: windows/amd64\n',
      'b.json': '{"function": "Ping", "methods": ["get"]}',
    });
    await run(cwd, ['new', 'one', '--answers', 'a.yaml', '--queue-name', 'from-flag']);
    assert.equal(
      JSON.parse(read(cwd, 'one/Orders/function.json')).bindings[0].queueName,
      'from-flag',
    );
    assert.equal(
      JSON.parse(read(cwd, 'one/host.json')).customHandler.description.defaultExecutablePath,
      'handler.exe',
    );
    await run(cwd, ['new', 'two', '--answers', 'b.json']);
    assert.deepEqual(JSON.parse(read(cwd, 'two/Ping/function.json')).bindings[0].methods, ['get']);
  });

  it('names what is wrong in an answers file', async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, {
      'bad.yaml': 'trigger: tmier\nqueuename: x\nyes: true\n',
      'list.json': '[1]',
      'broken.yaml': 'a: [1\n',
    });
    await assert.rejects(run(cwd, ['new', '--answers', 'bad.yaml']), (error: Error) => {
      assert.match(error.message, /^bad\.yaml:1:10: "tmier".*did you mean timer/m);
      assert.match(error.message, /^bad\.yaml:2:1: queuename is not an option.*queue-name/m);
      assert.match(error.message, /^bad\.yaml:3:1: yes says .*Give --yes on the command line/m);
      return true;
    });
    await assert.rejects(run(cwd, ['new', '--answers', 'list.json']), /must be a map/);
    await assert.rejects(run(cwd, ['new', '--answers', 'broken.yaml']), /neither JSON nor YAML/);
    await assert.rejects(
      run(cwd, ['new', '--answers', 'none.yaml', '--trigger', 'tmier']),
      /cannot be read \(ENOENT\)[\s\S]*--trigger "tmier"/,
    );
  });
});
