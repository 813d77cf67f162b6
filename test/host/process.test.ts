import assert from 'node:assert/strict';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { commandLine, hideSecrets, splitArguments } from './command-line.ts';
import { classifyLine } from './console-line.ts';
import type { CustomHandler } from './custom-handler.ts';
import { exists, gone, httpFunction, queueFunction, until, useHosts } from './fixture.ts';
import { type Host, startHost } from './host.ts';
import { unusedPort } from './port.ts';

const functions = { Orders: queueFunction() };

/** A handler's source that only does what is said; nobody listens. */
const silent = (code: string) => `${code}\nsetInterval(() => {}, 1000);`;

async function stopped(host: Host): Promise<void> {
  await host.logged(/^Exceeded http worker restart retry count\. Shutting down Functions Host$/);
  await assert.rejects(host.ready());
  assert.equal(host.state, 'Stopped');
}

function starts(host: Host): number {
  return host.logs.filter(({ message }) => message.startsWith('Starting worker process')).length;
}

describe('host double: the process (P, C9, C10)', function () {
  this.timeout(30_000);
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

  it('P5: who never listens is killed at the timeout, three times, and the host stops', async () => {
    const customHandlerTimeout = {
      AzureFunctionsJobHost__customHandler__initializationTimeout: '00:00:00.1',
    };
    const host = await start({ functions, source: silent('') }, { env: customHandlerTimeout });
    await host.logged(/TimeoutException: Initializing HttpWorker timed out\.$/);
    const { pid } = host.handler;
    await stopped(host);
    assert.equal(starts(host), 3);
    assert.equal(exists(pid), false);
    assert.equal((await fetch(host.url)).status, 503);
  });

  it('P6: exit 0 is neither an error nor a restart, and calls fail from then on', async () => {
    const host = await start({
      functions,
      answer: (_request, _body, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end('{}', () => setTimeout(() => process.exit(0), 20));
      },
    });
    const first = await host.invoke('Orders', { trigger: 'x' });
    assert.equal(first.status, 'Succeeded');
    await gone(host.handler.pid);
    const second = await host.invoke('Orders', { trigger: 'x' });
    assert.match(second.error?.message ?? '', /ECONNREFUSED/);
    assert.equal(host.state, 'Initialized');
    assert.equal(starts(host), 1);
  });

  it('P6: exit 200 is a restart on the same port that does not count', async () => {
    const host = await start({
      functions,
      answer: (_request, body, response) => {
        if (body.includes('stop')) process.exit(200);
        response.setHeader('Content-Type', 'application/json');
        response.end('{}');
      },
    });
    await host.ready();
    const { port } = host.handler;
    for (let i = 0; i < 4; i++) {
      const { pid } = host.handler;
      await host.invoke('Orders', { trigger: 'stop' });
      await until(() => host.handler.pid !== pid);
      assert.equal((await host.invoke('Orders', { trigger: 'go' })).status, 'Succeeded');
    }
    assert.equal(host.handler.port, port);
    await host.logged(/^Language Worker Process exited and needs to be restarted\.$/);
  });

  it('P6: the third other exit stops the host; the last three error lines are told', async () => {
    const lines = 'for (const n of [1, 2, 3, 4]) console.error("line", n);';
    const host = await start({ functions, source: `${lines}\nprocess.exitCode = 7;` });
    const exit = await host.logged(/^Language Worker Process exited\. Pid=\d+\./);
    assert.match(exit.message, /exited with code 7 \(0x7\)\nline 2\nline 3\nline 4$/);
    await stopped(host);
    assert.equal(starts(host), 3);
  });

  it('2.5: what cannot be started is not tried again, and the first invocation stops the host', async () => {
    const customHandler = {
      description: { defaultExecutablePath: 'missing' },
      initializationTimeout: '00:00:00.05',
    };
    const host = await start({ functions, customHandler });
    const failed = await host.logged(/^Failed to start Worker Channel\. Process fileName: missing/);
    assert.equal(failed.level, 'Error');
    assert.equal(host.state, 'Initializing');
    const { error } = await host.invoke('Orders', { trigger: 'x' });
    assert.equal(
      error?.message,
      'Final functionDispatcher state: Initializing. Initialization timed out and host is shutting down',
    );
    assert.equal(host.state, 'Stopped');
    assert.equal(starts(host), 1);
  });

  it('2.5: a file in the wrong format is not started', async () => {
    const root = makeProject({
      functions,
      customHandler: { description: { defaultExecutablePath: 'run' } },
    });
    writeFileSync(path.join(root, 'run'), 'MZ not for this system', { mode: 0o755 });
    const host = await startHost({ root });
    assert.match((await host.logged(/^Failed to start/)).message, /Exec format error/);
    await host.stop();
  });

  it('2.5: stop() kills at once, whatever the handler does about SIGTERM', async () => {
    const source = silent("process.on('SIGTERM', () => {}); console.log('up');");
    const host = await start({ functions, source });
    await host.logged(/^up$/);
    const { pid } = host.handler;
    await host.stop();
    assert.equal(exists(pid), false);
    assert.equal(host.state, 'Stopped');
    await assert.rejects(fetch(host.url));
  });

  it('2.5: a signal reaches the handler while a request is in flight; 143 counts and restarts', async () => {
    const host = await start({
      functions: { F: httpFunction() },
      customHandler: { enableForwardingHttpRequest: true },
      answer: (_request, _body, response) => {
        process.on('SIGTERM', () => response.end('drained', () => process.exit(143)));
        console.log('in flight');
      },
    });
    const answer = fetch(`${host.url}/api/F`);
    await host.logged(/^in flight$/);
    host.signal('SIGTERM');
    assert.equal(await (await answer).text(), 'drained');
    await host.logged(/exited with code 143 \(0x8F\)/);
    await host.logged(/^HttpWorker is Initialized\.$/);
    await host.ready();
    assert.equal(starts(host), 2);
  });

  it('2.3: without a valid function the handler is not started', async () => {
    const host = await start({ functions: { host: queueFunction() } });
    assert.deepEqual(Object.keys(host.errors), ['host']);
    await host.stop();
    assert.equal(starts(host), 0);
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
