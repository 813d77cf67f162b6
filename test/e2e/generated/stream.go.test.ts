import assert from 'node:assert/strict';
import { buildApp, complaintsOf, module, useHosts } from './app.ts';

describe('a generated app under the host: streaming', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    root = await buildApp({
      commands: [['new', '--http-mode', 'proxy', ...module]],
      functions: ['Stream', 'Release'],
    });
  });

  it('the caller has the first half before the second is made', async () => {
    const host = await start(root);
    const { body, headers } = await fetch(`${host.url}/api/Stream`);
    assert.equal(headers.get('content-length'), null);
    assert.ok(body);
    const texts = body.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await texts.read()).value, 'first,');
    await fetch(`${host.url}/api/Release`);
    assert.equal((await texts.read()).value, 'second');
    assert.equal((await texts.read()).done, true);
  });

  it('the function learns that the caller has left', async () => {
    const host = await start(root);
    const leaving = new AbortController();
    const { body } = await fetch(`${host.url}/api/Stream`, { signal: leaving.signal });
    await body?.getReader().read();
    leaving.abort();
    await host.logged(/the caller has left/);
    await host.logged(/^The client disconnected while the function was processing the request\.$/);
    assert.deepEqual(complaintsOf(host), []);
  });
});
