import assert from 'node:assert/strict';
import { buildApp, consoleOf, module, useHosts } from './app.ts';

describe('a generated app under the host: logs', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    root = await buildApp({ commands: [['new', ...module]], functions: ['Log', 'LogQueue'] });
  });

  it('each line has the level that the code gave it, whatever words it holds', async () => {
    const host = await start(root);
    await fetch(`${host.url}/api/Log`);
    // Stdout and stderr are two pipes: each is in order, but not one after the other.
    await Promise.all([host.logged(/a bare line/), host.logged(/attributes that/)]);
    const lines = consoleOf(host).filter((line) => !line.includes('"listening"'));
    const of = (level: string) => lines.filter((line) => line.startsWith(`${level} `));
    assert.equal(lines.length, 6);
    const [info, packageLog, bare] = of('Information');
    assert.match(info ?? '', /"level":"INFO","msg":"an info line about an error"/);
    assert.match(packageLog ?? '', /"level":"INFO","msg":"a line of package log"/);
    assert.equal(bare, 'Information a bare line');
    assert.match(of('Warning').join(), /"level":"WARN","msg":"a careful line"/);
    const errors = of('Error').map((line) => JSON.parse(line.slice('Error '.length)));
    assert.deepEqual(
      errors.map(({ msg }) => msg),
      ['an error line that warns: WARNING', 'an error with attributes that warn'],
    );
    assert.equal(errors[0].warned, 'Warn\nagain');
  });

  it('lines of an event tell its id', async () => {
    const host = await start(root);
    const { id, logs, status } = await host.invoke('LogQueue', { trigger: 'grüß' });
    assert.equal(status, 'Succeeded');
    assert.deepEqual(logs, ['invocation line, 100% of "grüß"']);
    const { message } = await host.logged(/console line/);
    const line = JSON.parse(message);
    assert.equal(line.invocation, id);
    const own = host.logs.find(({ category }) => category === 'Function.LogQueue.User');
    assert.equal(own?.level, 'Information');
  });

  it('lines of a call tell the trace that came with it', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const host = await start(root);
    await fetch(`${host.url}/api/Log`, { headers: { traceparent } });
    const { message } = await host.logged(/an info line about an error/);
    assert.equal(JSON.parse(message).traceparent, traceparent);
  });

  it('the lines of an invocation that fails are not lost', async () => {
    const host = await start(root);
    const { id, status, logs } = await host.invoke('LogQueue', { trigger: 'fail' });
    assert.equal(status, 'Failed');
    assert.deepEqual(logs, []);
    const { level, message } = await host.logged(/function failed/);
    assert.equal(level, 'Error');
    const line = JSON.parse(message);
    assert.equal(line.error, 'as the message says');
    assert.deepEqual(line.logs, ['invocation line, 100% of "fail"']);
    assert.equal(line.invocation, id);
  });
});
