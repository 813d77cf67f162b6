import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { unusedPort } from '../../../lib/local-host/port.ts';
import { goEnv, newestGo } from '../../support/go.ts';
import { filesBelow, run, temporaryFolder } from '../../support/project.ts';
import { runTool } from '../../support/tool.ts';
import { module } from './app.ts';
import { useProcesses } from './processes.ts';

const targets = ['build', 'verify', 'package', 'test', 'start', 'invoke', 'clean', 'help'];

/** Where every program of this machine is but Core Tools. */
function pathWithoutFunc(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const others = (folder: string) => (existsSync(join(folder, 'func')) ? linksTo(folder) : folder);
  return folders.map(others).join(delimiter);
}

function linksTo(folder: string): string {
  const links = temporaryFolder();
  for (const name of readdirSync(folder))
    if (name !== 'func') symlinkSync(join(folder, name), join(links, name));
  return links;
}

describe('make in a generated project', () => {
  const start = useProcesses();
  const parent = temporaryFolder();
  const root = join(parent, 'shop');
  const env = goEnv(newestGo, { PATH: pathWithoutFunc() });
  const make = (...words: string[]) => runTool('make', words, root, env);
  before(async () => {
    await run(parent, ['new', 'shop', ...module]);
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    await run(root, ['function', 'Cleanup', '--trigger', 'timer']);
  });

  it('help lists every target', async () => {
    const text = await make('help');
    for (const target of targets) assert.match(text, new RegExp(`^make ${target} +\\S`, 'm'));
    assert.equal(text.trim().split('\n').length, targets.length);
  });

  it('verify builds nothing: without a binary it fails', async () => {
    await assert.rejects(make('verify'), /handler is not there/);
    assert.equal(existsSync(join(root, 'handler')), false);
  });

  it('build shows the command that matters, and verify accepts what it makes', async () => {
    assert.match(
      await make('build'),
      /^CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -ldflags="-s -w" -o handler \.$/m,
    );
    assert.match(await make('verify'), /^handler is fit for linux\/amd64: .*statically linked$/m);
  });

  it('package leaves a zip', async () => {
    assert.match(await make('package'), /^dist\/app\.zip: \d+ files/m);
    assert.ok(existsSync(join(root, 'dist/app.zip')));
  });

  it('test passes, and fails with a test', async () => {
    assert.match(await make('test'), /^ok\s+example\.com\/app\s/m);
    const test =
      'package main\n\nimport "testing"\n\nfunc TestFails(t *testing.T) { t.Fatal("on purpose") }\n';
    writeFileSync(join(root, 'fails_test.go'), test);
    await assert.rejects(make('test'), /on purpose/);
    writeFileSync(join(root, 'fails_test.go'), 'package main\n');
  });

  it('start runs the handler alone where Core Tools are missing; invoke sends each function its sample', async () => {
    const port = `PORT=${await unusedPort()}`;
    const handler = start('make', ['start', port], root, env);
    await handler.saw(/No Core Tools \(func\) here: only the handler runs/);
    await handler.saw(/"msg":"listening"/);
    assert.match(await make('invoke', 'FUNCTION=HttpExample', port), /^200 OK .*\nHello, Ada!$/m);
    assert.match(
      await make('invoke', 'FUNCTION=Orders', port),
      /^log: message 1042: hello from the/m,
    );
    assert.match(
      await make('invoke', 'FUNCTION=Cleanup', port),
      /^log: next run: 2026-01-02T03:05/m,
    );
    await assert.rejects(
      make('invoke', 'FUNCTION=Nothing', port),
      /no function "Nothing"; there are: /,
    );
    writeFileSync(join(root, 'Orders/sample.dat'), '{"text": "no id"}');
    await assert.rejects(make('invoke', 'FUNCTION=Orders', port), /the function answered 500/);
    handler.signal('SIGTERM');
    assert.notEqual((await handler.ended).code, 0);
  });

  it('start leaves it to Core Tools where they are', async () => {
    const bin = join(root, 'tools');
    mkdirSync(bin);
    writeFileSync(join(bin, 'func'), '#!/bin/sh\necho "func was called: $*"\n', { mode: 0o755 });
    const started = start('make', ['start'], root, { ...env, PATH: bin + delimiter + env.PATH });
    const { code, stdout } = await started.ended;
    assert.equal(code, 0);
    assert.match(stdout, /^func was called: start$/m);
    assert.ok(existsSync(join(root, 'bin/local/handler')));
  });

  it('invoke without a handler says what to start', async () => {
    const port = `PORT=${await unusedPort()}`;
    await assert.rejects(
      make('invoke', 'FUNCTION=Orders', port),
      /nothing listens on 127\.0\.0\.1/,
    );
  });

  it('invoke without a function says how to name one', async () => {
    await assert.rejects(make('invoke'), /name one function: go run \.\/internal\/invoke/);
  });

  it('clean removes what was built, and nothing else', async () => {
    const built = /^(bin|dist)\/|^handler$/;
    const kept = filesBelow(root).filter((path) => !built.test(path));
    assert.notEqual(filesBelow(root).length, kept.length);
    await make('clean');
    assert.deepEqual(filesBelow(root), kept);
  });
});
