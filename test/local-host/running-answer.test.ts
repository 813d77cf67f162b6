import assert from 'node:assert/strict';
import { type Answer, httpFunction, queueFunction, useHosts } from './fixture.ts';

const output = (name: string) => ({ name, type: 'queue', direction: 'out' });

describe('host double: answers of a running handler (R1, R8, 4.5)', () => {
  const { start } = useHosts();

  /** Answers with the status, type and body that the message names. */
  const obey: Answer = (_request, body, response) => {
    const { message, req } = JSON.parse(body).Data;
    const [status, type, content] = JSON.parse(message ? JSON.parse(message) : req.Body);
    response.writeHead(status, { 'Content-Type': type }).end(content);
  };
  const functions = { Orders: queueFunction(output('q')), F: httpFunction() };
  const say = (...instruction: unknown[]) => JSON.stringify(instruction);

  it('R1: every log line is information of the function', async () => {
    const host = await start({ functions, answer: obey });
    const body = JSON.stringify({ Outputs: { q: 'a b' }, Logs: ['one', 'two'], ReturnValue: 7 });
    const result = await host.invoke('Orders', { trigger: say(200, 'application/json', body) });
    assert.deepEqual(
      [result.status, result.logs, result.returnValue],
      ['Succeeded', ['one', 'two'], 7],
    );
    assert.deepEqual(result.outputs, { q: [Buffer.from('a b')] });
    assert.deepEqual(
      host.logs.filter(({ category }) => category === 'Function.Orders.User'),
      ['one', 'two'].map((message) => ({
        level: 'Information',
        category: 'Function.Orders.User',
        message,
      })),
    );
  });

  it('R8: a failure drops outputs and logs; an HTTP caller gets an empty 500', async () => {
    const host = await start({ functions, answer: obey });
    const failing = say(400, 'application/json', '{"Logs":["lost"],"Outputs":{"q":"x"}}');
    const result = await host.invoke('Orders', { trigger: failing });
    assert.deepEqual([result.status, result.logs, result.outputs], ['Failed', [], {}]);
    assert.equal(result.error?.name, 'HttpRequestException');
    const answer = await fetch(`${host.url}/api/F`, { method: 'POST', body: failing });
    assert.deepEqual([answer.status, await answer.text()], [500, '']);
  });

  for (const body of ['', 'null']) {
    it(`4.5: a 2xx with the body "${body}" hangs until functionTimeout, then the handler is restarted`, async () => {
      const host = await start({ functions, answer: obey }, { functionTimeout: 300 });
      await host.ready();
      const { pid } = host.handler;
      const result = await host.invoke('Orders', { trigger: say(200, 'application/json', body) });
      assert.equal(result.status, 'Failed');
      assert.match(result.error?.message ?? '', /would hang until functionTimeout/);
      await host.logged(
        /^A function timeout has occurred\. Restarting worker process executing invocationId/,
      );
      await host.ready();
      assert.notEqual(host.handler.pid, pid);
      assert.equal(
        (await host.invoke('Orders', { trigger: say(200, 'text/json', '{}') })).status,
        'Succeeded',
      );
    });
  }

  it('4.7: a handler that does not answer fails at functionTimeout', async () => {
    const silent: Answer = () => {};
    const host = await start({ functions, answer: silent }, { functionTimeout: 200 });
    const { error } = await host.invoke('Orders', { trigger: 'x' });
    assert.equal(error?.name, 'FunctionTimeoutException');
    assert.match(
      error?.message ?? '',
      /^Timeout value of 00:00:00\.2000000 exceeded by function 'Functions\.Orders'/,
    );
  });

  it('4.5: a redirect is followed, unless forwarding is on', async () => {
    const answer: Answer = (request, _body, response) => {
      if (request.url === '/Orders') return response.writeHead(307, { Location: '/there' }).end();
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ Logs: [`${request.method} ${request.url}`] }));
    };
    const followed = await start({ functions, answer });
    assert.deepEqual((await followed.invoke('Orders', { trigger: 'x' })).logs, ['POST /there']);
    const customHandler = { enableForwardingHttpRequest: true };
    const refused = await start({ functions, answer, customHandler });
    assert.match((await refused.invoke('Orders', { trigger: 'x' })).error?.message ?? '', /307/);
  });

  it('stop() ends what hangs', async () => {
    const silent: Answer = () => console.log('in flight');
    const host = await start({ functions, answer: silent });
    const invocation = host.invoke('Orders', { trigger: 'x' });
    await host.logged(/^in flight$/);
    await host.stop();
    assert.equal((await invocation).status, 'Failed');
  });
});
