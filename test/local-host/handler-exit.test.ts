import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Host, startHost } from '../../lib/local-host/host.ts';
import { exists, gone, httpFunction, queueFunction, until, useHosts } from './fixture.ts';

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

describe('host double: the end of the handler (P5, P6, 2.5)', () => {
  const { start, makeProject } = useHosts();

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

  it('2.5: stop() right after the start leaves no process either', async () => {
    const host = await start({ functions, source: silent('') });
    await host.stop();
    const started = await host.logged(/process with Id=\d+ started$/);
    assert.equal(exists(Number(/Id=(\d+)/.exec(started.message)?.[1])), false);
  });

  it('2.5: calls that time out together restart the handler once', async () => {
    const answer = () => {};
    const host = await start({ functions, answer }, { functionTimeout: 1500 });
    await host.ready();
    const calls = [1, 2, 3].map(() => host.invoke('Orders', { trigger: 'x' }));
    // The first to time out has the handler killed, which ends the others.
    for (const { status } of await Promise.all(calls)) assert.equal(status, 'Failed');
    await host.ready();
    assert.equal(starts(host), 2);
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
});
