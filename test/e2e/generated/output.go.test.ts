import assert from 'node:assert/strict';
import type { Host } from '../../../lib/local-host/host.ts';
import { buildApp, complaintsOf, module, useHosts } from './app.ts';

describe('a generated app under the host: outputs', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    root = await buildApp({ commands: [['new', ...module]], functions: ['Produce'] });
  });

  const produce = (host: Host, text: string) =>
    host.invoke('Produce', {
      trigger: text,
      metadata: { name: 'a.txt', BlobTrigger: 'in/a.txt' },
    });

  for (const [text, outputs] of Object.entries({
    texts: { copy: ['test', 'b', '["c"]'].map((each) => Buffer.from(each)) },
    objects: { copy: ['{"name":"a.txt"}', '{"name":"2"}'].map((each) => Buffer.from(each)) },
    bytes: { copy: [Buffer.from([0, 255, 10])] },
    return: { $return: [Buffer.from('test')] },
    'return by its binding': { $return: [Buffer.from('test')] },
    nothing: {},
  })) {
    it(`${text}: each declared binding gets its own, no other gets any`, async () => {
      const host = await start(root);
      const result = await produce(host, text);
      assert.equal(result.status, 'Succeeded');
      assert.deepEqual(result.outputs, outputs);
      assert.deepEqual(complaintsOf(host), []);
    });
  }

  it('a function that fails sends nothing', async () => {
    const host = await start(root);
    const { status, outputs } = await produce(host, 'failure');
    assert.equal(status, 'Failed');
    assert.deepEqual(outputs, {});
    const { message } = await host.logged(/after the output was set/);
    assert.deepEqual(complaintsOf(host), [`Error ${message}`]);
  });

  it('an output that is no JSON fails the invocation, not the handler', async () => {
    const host = await start(root);
    assert.equal((await produce(host, 'unfit')).status, 'Failed');
    const { message } = await host.logged(/unsupported type: func/);
    assert.deepEqual(complaintsOf(host), [`Error ${message}`]);
    assert.equal((await produce(host, 'nothing')).status, 'Succeeded');
  });
});
