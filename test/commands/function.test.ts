import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallError, WorkError } from '../../lib/diagnostics/errors.ts';
import { isManaged } from '../../lib/formats/generated-header.ts';
import { contentsBelow, run, runSource, temporaryFolder, writeFiles } from '../support/project.ts';

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const bindings = (...list: object[]): string => JSON.stringify({ bindings: list });

describe('function', () => {
  let root = '';
  beforeEach(async () => {
    root = temporaryFolder();
    await run(root, ['new', '--module', 'example.com/shop']);
  });

  it('has an answer of HTTP for a caller only, under the name that was asked for', async () => {
    await assert.rejects(
      run(root, ['function', 'Orders', '--trigger', 'queue', '--output', 'http']),
      /the function Orders: The function has the output http, but nobody waits for an answer/,
    );
    await run(root, ['function', 'Orders', '--output', 'http,name=answer', '--output', 'queue']);
    const { bindings: all } = JSON.parse(read(root, 'Orders/function.json'));
    assert.deepEqual(
      all.map(({ name }: { name: string }) => name),
      ['req', 'answer', 'queueOut'],
    );
    assert.match(read(root, 'functions_gen.go'), /azfunc\.HTTP\("req", "answer", /);
  });

  it('refuses an app setting that would have to hold two different connections', async () => {
    const bus = ['function', 'Orders', '--trigger', 'servicebus-queue', '--connection'];
    const reason = (name: string) => new RegExp(`app setting ${name} would have to hold two`);
    for (const name of ['AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME'])
      await assert.rejects(run(root, [...bus, name]), reason(name));
    await assert.rejects(
      run(root, [...bus, 'Shared', '--output', 'queue,connection=Shared']),
      reason('Shared'),
    );
    await run(root, [...bus, 'Shared', '--output', 'servicebus:%Q%', '--queue-name', '%Q%']);
  });

  it('says which type is missing when function.json has an output of rows', async () => {
    await run(root, ['function', 'Orders', '--trigger', 'queue', '--output', 'queue']);
    const json = JSON.parse(read(root, 'Orders/function.json'));
    const rows = { type: 'Sql', direction: 'out', name: 'rows', commandText: 'dbo.Orders' };
    const sql = { ...rows, connectionStringSetting: 'SqlConnection' };
    writeFiles(root, {
      'Orders/function.json': JSON.stringify({ bindings: [...json.bindings, sql] }),
    });
    assert.deepEqual((await run(root, ['new'])).notes, [
      'Orders/function.json has an output that b.Rows sends, and its Go type is missing; the app does not compile without it. Write, for example in orders.go:\n' +
        '// ordersRowsItem is what rows in function.json takes.\n' +
        'type ordersRowsItem struct {\n\tID   int\n\tName string\n}',
    ]);
    for (const type of [
      'type ordersRowsItem = order',
      'type (\n\tordersRowsItem struct{ ID int }\n)',
    ]) {
      writeFiles(root, { 'types.go': `package main\n\n${type}\n` });
      assert.deepEqual((await run(root, ['new'])).notes, []);
    }
  });

  it('says what a Go method must take when its function.json was edited', async () => {
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    const json = JSON.parse(read(root, 'Orders/function.json'));
    const queue = { type: 'queue', direction: 'out', name: 'receipts', queueName: 'receipts' };
    const more = { bindings: [...json.bindings, { ...queue, connection: 'AzureWebJobsStorage' }] };
    writeFiles(root, { 'Orders/function.json': JSON.stringify(more) });
    assert.deepEqual((await run(root, ['new'])).notes, [
      'orders does not take what Orders/function.json gives; the app does not compile before it does. Change it to:\n' +
        '// b has the bindings: b.Receipts (azfunc.MessageOutput).\n' +
        'func (a *app) orders(ctx context.Context, e *azfunc.QueueEvent[ordersMessage], b ordersBindings) error { ... }',
    ]);
    const method = `func (a *app) orders(
	ctx context.Context,
	message *azfunc.QueueEvent[map[string][]byte], // another type
	out ordersBindings,
) error {`;
    const code = read(root, 'orders.go').replace(/^func \(a \*app\) orders.*$/m, method);
    writeFiles(root, { 'orders.go': code });
    assert.deepEqual((await run(root, ['new'])).notes, []);
    writeFiles(root, { 'Orders/function.json': JSON.stringify(json) });
    assert.match((await run(root, ['new'])).notes.join(), /QueueEvent\[ordersMessage\]\) error/);
  });

  it('touches only the new files and the registry', async () => {
    const outcome = await run(root, [
      'function',
      'GetOrder',
      '--route',
      'orders/{id:int}',
      '--methods',
      'get',
    ]);
    assert.deepEqual(outcome.created, [
      '.azure-go-func/functions/GetOrder.json',
      'GetOrder/README.md',
      'GetOrder/function.json',
      'GetOrder/sample.dat',
      'get_order.go',
      'get_order_test.go',
    ]);
    assert.deepEqual(outcome.updated, ['functions_gen.go']);
    assert.match(
      read(root, 'functions_gen.go'),
      /r\.HTTP\("GetOrder", "GET", "api\/orders\/\{id:int\}", a\.getOrder\)/,
    );
  });

  it('explains the function in its folder', async () => {
    const words = ['--trigger', 'eventhub', '--output', 'queue:receipts'];
    await run(root, ['function', 'Readings', ...words]);
    const page = read(root, 'Readings/README.md');
    assert.match(page, /^# Readings\n/);
    assert.match(page, /\(\.\.\/readings\.go\)/);
    assert.match(page, /\*\*What arrives\.\*\* A batch of events/);
    assert.match(page, /\*\*What can be given back\.\*\* `nil` or an error\./);
    assert.match(page, /\*\*If it fails\.\*\* .* That policy is `retry` in `function\.json`/);
    assert.match(page, /- \*\*`b\.QueueOut`\.\*\* Output: /);
    assert.match(page, /functions-bindings-event-hubs-trigger\)/);
  });

  it('changes nothing but the registry and the settings when the first event function comes', async () => {
    const outcome = await run(root, [
      'function',
      'Orders',
      '--trigger',
      'queue',
      '--connection',
      'OrdersStorage',
    ]);
    assert.deepEqual(outcome.updated, ['functions_gen.go', 'local.settings.json']);
    assert.equal(
      JSON.parse(read(root, 'local.settings.json')).Values.OrdersStorage,
      'UseDevelopmentStorage=true',
    );
  });

  it('changes nothing the second time', async () => {
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    const before = contentsBelow(root);
    const again = await run(root, ['function', 'Orders', '--trigger', 'queue']);
    assert.equal(again.upToDate, true);
    assert.deepEqual(contentsBelow(root), before);
  });

  it('refuses a name whose function is another one', async () => {
    await assert.rejects(
      run(root, ['function', 'HttpExample', '--trigger', 'timer']),
      (error: Error) => error instanceof CallError && /exists already/.test(error.message),
    );
    assert.equal(existsSync(join(root, 'HttpExample/function.json')), true);
  });

  it('never overwrites a file of the user', async () => {
    writeFiles(root, {
      'orders.go': 'package main\n\n// mine\n',
      'http_example.go': 'package main\n\n// edited\n',
    });
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    assert.equal(read(root, 'orders.go'), 'package main\n\n// mine\n');
    assert.equal(read(root, 'http_example.go'), 'package main\n\n// edited\n');
  });

  it('stops at a generated file that was edited by hand, and writes nothing', async () => {
    writeFileSync(
      join(root, 'functions_gen.go'),
      read(root, 'functions_gen.go').replace('return r', 'return r // mine'),
    );
    const before = contentsBelow(root);
    await assert.rejects(
      run(root, ['function', 'Orders', '--trigger', 'queue']),
      (error: Error) =>
        error instanceof WorkError &&
        /functions_gen\.go: This generated file was edited by hand.*--force/.test(error.message),
    );
    assert.deepEqual(contentsBelow(root), before);
    await run(root, ['function', 'Orders', '--trigger', 'queue', '--force']);
    assert.doesNotMatch(read(root, 'functions_gen.go'), /mine/);
  });

  it('sees a line that was deleted from any generated file', async () => {
    await run(root, ['function', 'Orders', '--trigger', 'queue', '--output', 'blob']);
    const managed = Object.entries(contentsBelow(root)).filter(([, text]) => isManaged(text));
    assert.ok(managed.length > 20);
    for (const [index, [path, text]] of managed.entries()) {
      const lines = text.split('\n');
      // Another line of each, and never the first, without which the file is the user's.
      const at = 1 + (index % (lines.length - 2));
      const edited = lines.toSpliced(at, 1).join('\n');
      writeFiles(root, { [path]: index % 2 ? edited : edited.replaceAll('\n', '\r\n') });
    }
    const before = contentsBelow(root);
    await assert.rejects(run(root, ['new']), (error: Error) => {
      assert.ok(error instanceof WorkError);
      for (const [path] of managed)
        assert.ok(error.message.includes(`${path}: This generated file`), path);
      return true;
    });
    assert.deepEqual(contentsBelow(root), before);
  });

  it('takes no checkout with other line ends for an edit', async () => {
    for (const [path, text] of Object.entries(contentsBelow(root)))
      if (isManaged(text)) writeFiles(root, { [path]: text.replaceAll('\n', '\r\n') });
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    assert.match(read(root, 'functions_gen.go'), /"Orders"/);
  });

  it('lets a person keep the edited file, overwrite it, or stop', async () => {
    const edited = read(root, 'functions_gen.go').replace('return r', 'return r // mine');
    const answer =
      (choice: string) =>
      async ({ default: preset, name }: { default?: unknown; name: string }) =>
        name === 'functions_gen.go' ? choice : preset;
    writeFileSync(join(root, 'functions_gen.go'), edited);
    await assert.rejects(
      runSource(root, ['function', 'A1'], answer('stop')),
      /Nothing was written/,
    );
    assert.equal(existsSync(join(root, 'A1')), false);
    await runSource(root, ['function', 'A1'], answer('keep'));
    assert.equal(read(root, 'functions_gen.go'), edited);
    await runSource(root, ['function', 'A2'], answer('update'));
    assert.match(read(root, 'functions_gen.go'), /A1[\s\S]*A2/);
  });

  it('leaves a generated file alone whose first line is gone, and says what it lacks', async () => {
    const owned = read(root, 'functions_gen.go').split('\n').slice(2).join('\n');
    writeFileSync(join(root, 'functions_gen.go'), owned);
    const outcome = await run(root, ['function', 'Tick', '--trigger', 'timer']);
    assert.equal(read(root, 'functions_gen.go'), owned);
    assert.match(
      outcome.notes.join('\n'),
      /functions_gen\.go is yours[\s\S]*r\.Event\("Tick", azfunc\.Timer\("timer", a\.tick\)\)/,
    );
  });

  it('forgets functions whose folder was deleted and finds those made by hand', async () => {
    rmSync(join(root, 'HttpExample'), { recursive: true });
    writeFiles(root, {
      'Handmade/function.json': bindings({
        type: 'unheardOfTrigger',
        direction: 'in',
        name: 'blob',
        path: 'in/{name}',
      }),
    });
    const outcome = await run(root, ['function', 'Tick', '--trigger', 'timer']);
    const registry = read(root, 'functions_gen.go');
    assert.doesNotMatch(registry, /HttpExample/);
    assert.match(registry, /r\.Event\("Handmade", azfunc\.Generic\(a\.handmade\)\)/);
    assert.match(
      outcome.notes.join('\n'),
      /Handmade has a function\.json but no Go method[\s\S]*func \(a \*app\) handmade\(ctx context\.Context, e \*azfunc\.Event\) error/,
    );
  });

  it('leaves what others keep in .yo-rc.json: comments, a byte-order mark, their keys', async () => {
    const ours = read(root, '.yo-rc.json');
    const theirs = `\uFEFF${ours.replace('{', '{\n  // of another generator\n  "generator-x": {},')}`;
    writeFileSync(join(root, '.yo-rc.json'), theirs);
    await run(root, ['function', 'Aa']);
    assert.equal(read(root, '.yo-rc.json'), theirs);
    writeFileSync(
      join(root, '.yo-rc.json'),
      theirs.replace(/"version": ".*"/, '"version": "0.0.1"'),
    );
    await run(root, ['function', 'Bb']);
    assert.equal(read(root, '.yo-rc.json'), theirs);
    writeFileSync(join(root, '.yo-rc.json'), '[]');
    await assert.rejects(run(root, ['function', 'Cc']), /\.yo-rc\.json must hold a JSON object/);
  });

  it('finds the project from a folder below it', async () => {
    await run(join(root, 'HttpExample'), ['function', 'Tick', '--trigger', 'timer']);
    assert.equal(existsSync(join(root, 'Tick/function.json')), true);
  });

  it('says nothing of a default that would be made from the name when there is no good name', async () => {
    const words = ['--trigger', 'queue'];
    await assert.rejects(run(root, ['function', ...words]), (error: Error) => {
      assert.ok(error instanceof CallError);
      assert.deepEqual(
        error.diagnostics.map(({ location }) => location),
        [{ argument: '--function' }],
      );
      return true;
    });
    await assert.rejects(run(root, ['function', 'a b', ...words]), (error: Error) => {
      assert.doesNotMatch(error.message, /queue-name/);
      return true;
    });
  });

  it('takes one name', async () => {
    await assert.rejects(
      run(root, ['function', 'Aa', '--function', 'Bb']),
      /"Aa" is one name, and --function gives another/,
    );
    await run(root, ['function', 'Aa', '--function', 'Aa']);
  });

  it('says so where there is no function app', async () => {
    await assert.rejects(
      run(temporaryFolder(), ['function', 'Tick']),
      /There is no host\.json here or above/,
    );
  });

  it('reports every broken file at once', async () => {
    writeFiles(root, {
      'A/function.json': '{',
      'B/function.json': '[]',
      'C/function.json': '{"bindings": [{}]}',
    });
    await assert.rejects(run(root, ['function', 'Tick']), (error: Error) => {
      assert.match(error.message, /A\/function\.json:1:2: A\/function\.json is not valid JSON/);
      assert.match(error.message, /B\/function\.json has no "bindings" array/);
      return error instanceof CallError;
    });
  });

  it('refuses JSON files that hold no object', async () => {
    writeFiles(root, { 'local.settings.json': '[]' });
    const words = ['function', 'Orders', '--trigger', 'queue'];
    await assert.rejects(run(root, words), /local\.settings\.json must hold a JSON object/);
    writeFiles(root, { 'host.json': 'null' });
    await assert.rejects(run(root, words), /host\.json must hold a JSON object/);
  });

  it('refuses a route that another function has', async () => {
    await assert.rejects(
      run(root, ['function', 'Other', '--route', 'httpexample']),
      /the function HttpExample already answers/,
    );
    await run(root, ['function', 'Other', '--route', 'httpexample', '--methods', 'put']);
  });

  it('reads the route prefix from host.json', async () => {
    const host = JSON.parse(read(root, 'host.json'));
    writeFileSync(
      join(root, 'host.json'),
      JSON.stringify({ ...host, extensions: { http: { routePrefix: '' } } }),
    );
    await run(root, ['function', 'Root', '--route', '{*path}']);
    assert.match(read(root, 'functions_gen.go'), /"\{\*path\}"/);
  });
});

describe('function in a project that others made', () => {
  const funcInit = {
    'host.json':
      '{\n  "version": "2.0",\n  "extensionBundle": {\n    "id": "Microsoft.Azure.Functions.ExtensionBundle",\n    "version": "[3.*, 4.0.0)"\n  },\n  "customHandler": {\n    "description": {\n      "defaultExecutablePath": "",\n      "workingDirectory": "",\n      "arguments": []\n    }\n  }\n}',
    'local.settings.json':
      '{\n  "IsEncrypted": false,\n  "Values": {\n    "FUNCTIONS_WORKER_RUNTIME": "custom",\n    "AzureWebJobsStorage": "theirs"\n  }\n}',
    '.vscode/extensions.json': '{\n  "recommendations": ["ms-azuretools.vscode-azurefunctions"]\n}',
    '.gitignore': 'bin/\n',
  };

  it('completes what func init left open and keeps what it said', async () => {
    const root = temporaryFolder();
    writeFiles(root, funcInit);
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    const host = JSON.parse(read(root, 'host.json'));
    assert.equal(host.customHandler.description.defaultExecutablePath, 'handler');
    assert.equal(host.customHandler.enableForwardingHttpRequest, true);
    assert.equal(host.extensionBundle.version, '[3.*, 4.0.0)');
    assert.equal(
      JSON.parse(read(root, 'local.settings.json')).Values.AzureWebJobsStorage,
      'theirs',
    );
    assert.equal(read(root, '.gitignore'), 'bin/\n');
    assert.equal(existsSync(join(root, 'handler.go')), true);
    assert.equal(existsSync(join(root, 'orders.go')), true);
  });

  it('leaves a main that is not ours alone, and the functions that it serves', async () => {
    const root = temporaryFolder();
    const main =
      'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe("127.0.0.1:8080", nil) }\n';
    writeFiles(root, {
      ...funcInit,
      'server.go': main,
      'go.mod': 'module example.com/theirs\n\ngo 1.24\n',
      'Old/function.json': bindings({
        type: 'timerTrigger',
        direction: 'in',
        name: 't',
        schedule: '0 * * * * *',
      }),
    });
    const outcome = await run(root, ['function', 'Orders', '--trigger', 'queue']);
    assert.equal(read(root, 'server.go'), main);
    assert.equal(existsSync(join(root, 'handler.go')), false);
    assert.doesNotMatch(read(root, 'functions_gen.go'), /Old/);
    assert.match(
      outcome.notes.join('\n'),
      /server\.go has a main of its own[\s\S]*serving Old[\s\S]*newHandler\(newApp\(\)\)/,
    );
    await run(root, ['function', 'Tick', '--trigger', 'timer']);
    assert.doesNotMatch(read(root, 'functions_gen.go'), /"Old"/);
    assert.match(read(root, 'functions_gen.go'), /"Orders"[\s\S]*"Tick"/);
    await run(root, ['new']);
    // Another main, and a test that the functions served by theirs would fail.
    for (const path of ['handler.go', 'functions_gen_test.go'])
      assert.equal(existsSync(join(root, path)), false, path);
    rmSync(join(root, 'app.go'));
    await run(root, ['new']);
    assert.match(read(root, 'app.go'), /type app struct/);
  });

  it('does not turn forwarding on under functions that rely on its being off', async () => {
    const root = temporaryFolder();
    writeFiles(root, {
      ...funcInit,
      'server.go': 'package main\n\nfunc main() {}\n',
      'Old/function.json': bindings(
        { type: 'httpTrigger', direction: 'in', name: 'req' },
        { type: 'http', direction: 'out', name: 'res' },
      ),
    });
    await run(root, ['function', 'Ping']);
    const { customHandler } = JSON.parse(read(root, 'host.json'));
    assert.equal('enableForwardingHttpRequest' in customHandler, false);
    assert.match(
      read(root, 'functions_gen.go'),
      /r\.Event\("Ping", azfunc\.HTTP\("req", "res", a\.ping\)\)/,
    );
  });

  it('says how to raise a Go version that is too old', async () => {
    const root = temporaryFolder();
    writeFiles(root, { ...funcInit, 'go.mod': 'module example.com/old\n\ngo 1.22.1\n' });
    const notes = async (name: string): Promise<string> =>
      (await run(root, ['function', name])).notes.join('\n');
    assert.match(await notes('Aa'), /go\.mod says go 1\.22\.1, .*go mod edit -go=1\.24/);
    writeFileSync(join(root, 'go.mod'), 'module example.com/old\n');
    assert.match(await notes('Bb'), /go\.mod says no Go version/);
    writeFileSync(join(root, 'go.mod'), 'module example.com/old\n\ngo 1.24.0\n');
    assert.equal(await notes('Cc'), '');
  });

  it('writes no main between the files of another package', async () => {
    const root = temporaryFolder();
    writeFiles(root, { ...funcInit, 'shop.go': '/*\npackage main\n*/\npackage shop // ours\n' });
    const before = contentsBelow(root);
    await assert.rejects(
      run(root, ['function', 'Orders', '--trigger', 'tmier']),
      /shop\.go is of package shop[\s\S]*"tmier"/,
    );
    assert.deepEqual(contentsBelow(root), before);
  });

  it('warns of another worker runtime', async () => {
    const root = temporaryFolder();
    writeFiles(root, {
      ...funcInit,
      'local.settings.json': '{"Values":{"FUNCTIONS_WORKER_RUNTIME":"native"}}',
    });
    const outcome = await run(root, ['function', 'Tick', '--trigger', 'timer']);
    assert.match(outcome.notes.join('\n'), /FUNCTIONS_WORKER_RUNTIME=native/);
  });
});
