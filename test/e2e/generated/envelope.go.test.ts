import assert from 'node:assert/strict';
import type { Host } from '../../../lib/local-host/host.ts';
import { queueMessage } from '../../../lib/local-host/trigger-values.ts';
import { sendRaw } from '../../local-host/fixture.ts';
import { buildApp, complaints, complaintsOf, module, useHosts } from './app.ts';

const broken: { [title: string]: string } = {
  empty: '',
  'no JSON': 'hello',
  'cut off': '{"Data":{"message":"',
  'an array': '[]',
  'Data that is no object': '{"Data":"text"}',
};

describe('a generated handler: envelopes as the host would never send them', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    const queue = ['--function', 'Orders', '--trigger', 'queue'];
    root = await buildApp({ commands: [['new', ...queue, ...module]], functions: ['Relay'] });
  });

  /** Past the host, straight to the handler. */
  async function post(host: Host, body: string, path = '/Orders', method = 'POST') {
    await host.ready();
    const headers = { 'Content-Type': 'application/json' };
    return sendRaw(`http://127.0.0.1:${host.handler.port}${path}`, { method, headers }, [body]);
  }

  async function stillWorks(host: Host): Promise<void> {
    const { status } = await host.invoke('Orders', queueMessage('{"id": "1"}'));
    assert.equal(status, 'Succeeded');
  }

  for (const [title, body] of Object.entries(broken)) {
    it(`${title}: 400, one line, and it goes on`, async () => {
      const host = await start(root);
      assert.equal((await post(host, body)).status, 400);
      const { message } = await host.logged(/cannot read the invocation/);
      await stillWorks(host);
      assert.deepEqual(complaintsOf(host), [`Error ${message}`]);
    });
  }

  it('without the trigger: 500, and the line names it', async () => {
    const host = await start(root);
    for (const body of ['{}', 'null', '{"Data":null}', '{"Data":{"other":"1"}}'])
      assert.equal((await post(host, body)).status, 500);
    const lines = await complaints(host, 4);
    assert.equal(lines.length, 4);
    for (const line of lines) assert.match(line, /no input \\"message\\"/);
    await stillWorks(host);
  });

  it('larger than the app setting allows: 413, and the line names limit and remedy', async () => {
    const host = await start(root, { env: { AZFUNC_MAX_EVENT_MB: '1' } });
    const { status } = await post(host, `{"Data":{"message":"${'x'.repeat(1 << 20)}"}}`);
    assert.equal(status, 413);
    await host.logged(/larger than 1 MB: raise the app setting AZFUNC_MAX_EVENT_MB/);
    await stillWorks(host);
  });

  it('another spelling or method is 404', async () => {
    const host = await start(root);
    for (const [path, method] of [
      ['/orders', 'POST'],
      ['/Orders/', 'POST'],
      ['/api/Orders', 'POST'],
      ['/Orders', 'PUT'],
    ] as const)
      assert.equal((await post(host, '{}', path, method)).status, 404, `${method} ${path}`);
    await stillWorks(host);
  });

  it('the plain payloads of the documentation are taken', async () => {
    const host = await start(root);
    const { status, headers, body } = await post(
      host,
      '{"Data":{"message":"{\\"id\\":\\"1\\"}"},"Metadata":{"DequeueCount":2}}',
    );
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), { Logs: ['message 1:  (delivery 2)'] });
  });
});
