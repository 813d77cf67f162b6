import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Host } from '../../../lib/local-host/host.ts';
import { unusedPort } from '../../../lib/local-host/port.ts';
import { buildApp, complaintsOf, module, useHosts } from './app.ts';
import { useProcesses } from './processes.ts';

/** Resolves once the host has seen the handler end with `code` and its successor serves. */
async function restarted(host: Host, code: number): Promise<void> {
  const { message } = await host.logged(/handler exited with code/);
  assert.match(message, new RegExp(`exited with code ${code} \\(`));
  assert.equal(await (await fetch(`${host.url}/api/Slow`)).text(), 'done');
}

describe('a generated app: the end of the handler', () => {
  const start = useHosts();
  const run = useProcesses();
  let root = '';
  before(async () => {
    root = await buildApp({ commands: [['new', ...module]], functions: ['Slow', 'SlowQueue'] });
  });

  /** The handler without a host. */
  function runAlone(port: string | number) {
    const env = { ...process.env, FUNCTIONS_CUSTOMHANDLER_PORT: String(port) };
    return run(join(root, 'handler'), [], root, env);
  }

  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    it(`${signal}: what runs is answered, then ${code}, and the host starts it again`, async () => {
      const host = await start(root);
      const slow = fetch(`${host.url}/api/Slow`);
      const queue = host.invoke('SlowQueue', { trigger: 'a message' });
      await Promise.all([host.logged(/slow begins/), host.logged(/slow queue begins/)]);
      const { pid } = host.handler;
      host.signal(signal);
      const answer = await slow;
      assert.equal(answer.status, 200);
      assert.equal(await answer.text(), 'done');
      assert.deepEqual((await queue).logs, ['done with a message']);
      await restarted(host, code);
      assert.notEqual(host.handler.pid, pid);
      assert.deepEqual(complaintsOf(host), []);
    });

    it(`${signal} ends an idle handler with ${code}, and the host starts it again`, async () => {
      const host = await start(root);
      await host.ready();
      host.signal(signal);
      await restarted(host, code);
    });
  }

  it('a second signal ends it at once, although a function runs', async () => {
    const port = await unusedPort();
    const handler = runAlone(port);
    await handler.saw(/listening/);
    const cut = assert.rejects(fetch(`http://127.0.0.1:${port}/api/Slow`));
    await handler.saw(/slow begins/);
    handler.signal('SIGTERM');
    // Connections are refused as soon as the first signal has been taken.
    while (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    );
    handler.signal('SIGTERM');
    await cut;
    assert.equal((await handler.ended).signal, 'SIGTERM');
  });

  it('a port that is taken is 1 and one line with an error', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stdout, stderr } = await runAlone(port).ended;
    server.close();
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^\{.*"level":"ERROR".*address already in use.*\}\n$/);
  });

  for (const port of ['0', '-1', '65536', 'http', '80 80']) {
    it(`the port "${port}" is 1 and one line with an error`, async () => {
      const { code, stdout, stderr } = await runAlone(port).ended;
      assert.equal(code, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /^\{.*"level":"ERROR".*not a port from 1 to 65535.*\}\n$/);
    });
  }
});
