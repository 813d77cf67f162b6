import assert from 'node:assert/strict';
import type { Host } from '../../../lib/local-host/host.ts';
import { buildApp, complaintsOf, module, useHosts } from './app.ts';

for (const mode of ['forward', 'proxy']) {
  describe(`a generated app under the host: panics, ${mode}`, () => {
    const start = useHosts();
    let root = '';
    before(async () => {
      root = await buildApp({
        commands: [['new', '--http-mode', mode, ...module]],
        functions: ['Panic', 'PanicQueue'],
      });
    });

    async function isAlive(host: Host): Promise<void> {
      assert.equal(await (await fetch(`${host.url}/api/Panic`)).text(), 'alive');
    }

    for (const [how, cause] of [
      ['error', 'first line\\\\nsecond line'],
      ['nil', 'assignment to entry in nil map'],
    ] as const) {
      it(`in a function (${how}): 500, one line that is an error, and it lives on`, async () => {
        const host = await start(root);
        await host.ready();
        const { pid } = host.handler;
        const response = await fetch(`${host.url}/api/Panic?how=${how}`);
        assert.equal(response.status, 500);
        assert.equal(await response.text(), 'Internal Server Error\n');
        await isAlive(host);
        assert.equal(host.handler.pid, pid);
        const { message } = await host.logged(new RegExp(`"cause":"${cause}.*panic\\.go:`));
        assert.deepEqual(complaintsOf(host), [`Error ${message}`]);
      });
    }

    it('after half an answer: the caller does not take it for a whole one', async () => {
      const host = await start(root);
      const whole = fetch(`${host.url}/api/Panic?how=late`).then(async (response) => {
        await response.text();
        if (!response.ok) throw new Error(String(response.status));
      });
      await assert.rejects(whole);
      await isAlive(host);
      const { message } = await host.logged(/"cause":"too late"/);
      assert.deepEqual(complaintsOf(host), [`Error ${message}`]);
    });

    it('in a goroutine ends the process; the host sees no exit 0 and starts it again', async () => {
      const host = await start(root);
      await host.ready();
      const { pid } = host.handler;
      const response = await fetch(`${host.url}/api/Panic?how=goroutine`);
      assert.equal(response.status, 500);
      await host.logged(/handler exited with code 2 \(/);
      await isAlive(host);
      assert.notEqual(host.handler.pid, pid);
    });

    it('in an event function: the invocation fails without outputs, the next one does not', async () => {
      const host = await start(root);
      const failed = await host.invoke('PanicQueue', { trigger: 'panic' });
      assert.equal(failed.status, 'Failed');
      assert.match(failed.error?.message ?? '', /500 \(Internal Server Error\)/);
      assert.deepEqual(failed.outputs, {});
      const { pid } = host.handler;
      const next = await host.invoke('PanicQueue', { trigger: 'well!' });
      assert.deepEqual(next.outputs, { copy: [Buffer.from('well!')] });
      assert.equal(host.handler.pid, pid);
      const { message } = await host.logged(/"cause":"a message too much"/);
      assert.deepEqual(complaintsOf(host), [`Error ${message}`]);
    });
  });
}
