import assert from 'node:assert/strict';
import { buildApp, complaintsOf, module, useHosts } from './app.ts';

describe('a generated app under the host: retries', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    root = await buildApp({ commands: [['new', ...module]], functions: ['Retry', 'Once'] });
  });

  it('an error makes the host try again, and the function knows which attempt it is', async () => {
    const host = await start(root, { retryDelay: 0 });
    const { status, attempts, logs } = await host.invoke('Retry', { trigger: 'x' });
    assert.equal(status, 'Succeeded');
    assert.equal(attempts, 3);
    assert.deepEqual(logs, ['attempt 2 of 2, true']);
    await host.logged(/attempt 1 failed/);
    assert.deepEqual(
      complaintsOf(host).map((line) => /"error":"(.*?)"/.exec(line)?.[1]),
      ['attempt 0 failed', 'attempt 1 failed'],
    );
  });

  it('without a policy there is one attempt and no retry context', async () => {
    const host = await start(root);
    const { status, attempts } = await host.invoke('Once', { trigger: 'x' });
    assert.equal(status, 'Failed');
    assert.equal(attempts, 1);
    await host.logged(/"error":"retries: false"/);
  });
});
