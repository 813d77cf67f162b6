import assert from 'node:assert/strict';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { commandLine, hideSecrets, splitArguments } from '../../lib/local-host/command-line.ts';
import { classifyLine } from '../../lib/local-host/console-line.ts';
import type { CustomHandler } from '../../lib/local-host/custom-handler.ts';
import { startHost } from '../../lib/local-host/host.ts';
import { unusedPort } from '../../lib/local-host/port.ts';
import { httpFunction, queueFunction, useHosts } from './fixture.ts';

const functions = { Orders: queueFunction() };

/** A handler's source that only does what is said; nobody listens. */
const silent = (code: string) => `${code}\nsetInterval(() => {}, 1000);`;

describe('host double: the process (P1-P5, C9, C10)', () => {
  const { start, makeProject } = useHosts();

  it('P1: the handler has the variables of the host and its own, which win', async () => {
    const host = await start(
      {
        functions: { F: httpFunction() },
        customHandler: { enableForwardingHttpRequest: true },
        settings: { FUNCTIONS_CUSTOMHANDLER_PORT: '1', SETTING: 'from settings', BOTH: 'settings' },
        answer: (_request, _body, response) => response.end(JSON.stringify(process.env)),
      },
      { env: { BOTH: 'given' } },
    );
    const env = (await (await fetch(`${host.url}/api/F`)).json()) as Record<string, string>;
    assert.equal(env.FUNCTIONS_CUSTOMHANDLER_PORT, String(host.handler.port));
    assert.equal(env.FUNCTIONS_HTTPWORKER_PORT, env.FUNCTIONS_CUSTOMHANDLER_PORT);
    assert.match(env.FUNCTIONS_CUSTOMHANDLER_WORKER_ID ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(env.FUNCTIONS_HTTPWORKER_ID, env.FUNCTIONS_CUSTOMHANDLER_WORKER_ID);
    assert.match(
      host.logs.map(({ message }) => message).join('\n'),
      new RegExp(`WorkingDirectory:${env.FUNCTIONS_APP_ROOT_PATH}`),
    );
    assert.equal(env.SETTING, 'from settings');
    assert.equal(env.BOTH, 'given');
    assert.equal(env.PATH, process.env.PATH);
  });

  it('P2: variables in arguments; an unknown one leaves nothing', () => {
    const handler = {
      executable: 'run',
      arguments: ['%httpkey1%', '%TestEnv%', '%unknown%'],
      workerPath: undefined,
      workerArguments: ['%httpkey2%'],
    } as CustomHandler;
    const own = { httpkey1: 'httpvalue1', httpkey2: 'httpvalue2' };
    const unset: string[] = [];
    const command = commandLine(handler, { TestEnv: 'TestVal' }, own, (token) => unset.push(token));
    assert.equal(command.arguments, ' httpvalue1 TestVal  httpvalue2');
    assert.deepEqual(unset, ['%unknown%']);
    const withPath = commandLine({ ...handler, workerPath: 'a b.js' }, {}, own, () => {});
    assert.deepEqual(splitArguments(withPath.arguments), ['httpvalue1', 'a b.js', 'httpvalue2']);
    assert.deepEqual(splitArguments(' --a "b c" d\\"e'), ['--a', 'b c', 'd"e']);
  });

  it('P3: on Linux Consumption the executable becomes executable, elsewhere it does not', async () => {
    const description = { defaultExecutablePath: 'run.mjs' };
    const root = makeProject({ functions, customHandler: { description } });
    const file = path.join(root, 'run.mjs');
    writeFileSync(file, `#!${process.execPath}\nsetInterval(() => {}, 1000);`);
    chmodSync(file, 0o644);
    const plain = await startHost({ root });
    const failure = await plain.logged(/^Failed to start Worker Channel\. Process fileName: /);
    assert.match(failure.message, /EACCES/);
    await plain.stop();
    const linux = await startHost({ root, runtime: 'linux-consumption' });
    await linux.logged(/process with Id=\d+ started$/);
    await linux.stop();
    assert.equal(statSync(file).mode & 0o777, 0o755);
    assert.ok(
      linux.logs.some(
        ({ message }) => message === `Assigning execute permissions to file: ${file}`,
      ),
    );
    const missing = {
      AzureFunctionsJobHost__customHandler__description__defaultExecutablePath: '/no/file',
    };
    const none = await startHost({ root, env: missing, runtime: 'flex-consumption' });
    await none.logged(/^File path does not exist, not assigning permissions: \/no\/file$/);
    await none.stop();
  });

  it('P4: no secrets in the log', () => {
    assert.equal(hideSecrets('--store x;AccountKey=abc'), '--store x;[Hidden Credential]');
    assert.equal(hideSecrets('--port 1'), '--port 1');
  });

  it('P5: any answer to GET / means ready, also 404', async () => {
    const source = `import { createServer } from 'node:http';
      createServer((request, response) => { response.statusCode = 404; response.end(); })
        .listen(process.env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1');`;
    const host = await start({ functions, source });
    await host.ready();
    assert.equal(host.state, 'Initialized');
  });

  it('P5: an answer that is not HTTP means ready too', async () => {
    const source = `import { createServer } from 'node:net';
      createServer((socket) => socket.end()).listen(process.env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1');`;
    await (await start({ functions, source })).ready();
  });

  it('2.6: console lines', async () => {
    const host = await start({
      functions,
      source: silent(
        "console.log('info error'); console.error('bad'); console.error('a WARNing');",
      ),
    });
    const level = async (pattern: RegExp) => {
      const entry = await host.logged(pattern);
      assert.equal(entry.category, 'Host.Function.Console');
      return entry.level;
    };
    assert.equal(await level(/^info error$/), 'Information');
    assert.equal(await level(/^bad$/), 'Error');
    assert.equal(await level(/^a WARNing$/), 'Warning');
    assert.equal(classifyLine('stderr', 'plain', false).level, 'Information');
    assert.equal(classifyLine('stderr', 'it failed', false).level, 'Error');
    assert.deepEqual(classifyLine('stdout', 'azfuncjsonlog:{}', true), {
      level: 'Information',
      category: 'Host.Function.ToolingConsoleLog',
      message: 'azfuncjsonlog:{}',
    });
    assert.equal(classifyLine('stdout', 'LanguageWorkerConsoleLogx', true).message, 'x');
  });

  it('C9: an unused port can be bound', async () => {
    const port = await unusedPort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    server.close();
  });

  it('C10: a fixed port is used, a string too; 0 and what cannot be bound are errors', async () => {
    const port = await unusedPort();
    const host = await start({ functions, customHandler: { port: String(port) } });
    assert.equal(host.handler.port, port);
    const message = `Using port ${port} specified via configuration for custom handler.`;
    assert.ok(host.logs.some((entry) => entry.message === message));
    for (const wrong of [0, 1234567]) {
      await assert.rejects(start({ functions, customHandler: { port: wrong } }), {
        message: `Unable to bind to port ${wrong} specified in configuration. Please specify a different port or remove the section to allow dynamic binding of port.`,
      });
    }
  });

  it('2.4: invocations wait for a handler that is slow to listen', async () => {
    const source = `import { createServer } from 'node:http';
      setTimeout(() => createServer((request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end('{}');
      }).listen(process.env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1'), 300);`;
    const host = await start({ functions, source });
    assert.equal(host.state, 'Initializing');
    assert.equal((await host.invoke('Orders', { trigger: 'x' })).status, 'Succeeded');
  });
});
