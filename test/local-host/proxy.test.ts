import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import {
  type Answer,
  type Echo,
  echoed,
  gone,
  httpFunction,
  sendRaw,
  useHosts,
} from './fixture.ts';

describe('host double: HTTP proxied (H9)', () => {
  const { start } = useHosts();
  const both = { enableProxyingHttpRequest: true, enableForwardingHttpRequest: true };
  const functions = { F: httpFunction() };

  it('3.4: path, query and body unchanged; Host and forwarding headers set', async () => {
    const host = await start({ functions, customHandler: both });
    const options = {
      method: 'POST',
      headers: {
        'X-Mine': 'yes',
        'X-Forwarded-For': '1.2.3.4',
        'x-ms-invocation-id': 'mine',
        TE: 'gzip',
      },
    };
    const answer = await sendRaw(`${host.url}/api/F?a=1&a=2`, options, ['a', 'b']);
    const got = JSON.parse(answer.body) as Echo;
    assert.equal(got.url, '/api/F?a=1&a=2');
    assert.equal(got.body, 'ab');
    assert.deepEqual(echoed(got, 'host'), [`127.0.0.1:${host.handler.port}`]);
    assert.deepEqual(echoed(got, 'x-forwarded-for'), ['127.0.0.1']);
    assert.deepEqual(echoed(got, 'x-forwarded-host'), [new URL(host.url).host]);
    assert.deepEqual(echoed(got, 'x-forwarded-proto'), ['http']);
    assert.deepEqual(echoed(got, 'x-mine'), ['yes']);
    assert.deepEqual(echoed(got, 'te'), []);
    const [id] = echoed(got, 'x-azure-functions-invocationid');
    assert.match(id ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(echoed(got, 'x-ms-invocation-id'), [id]);
  });

  it('3.4: the answer is streamed: headers, parts and trailers', async () => {
    // Goes one step on with each call of ?next.
    const answer: Answer = (request, _body, response) => {
      const shared = globalThis as { streamed?: typeof response; steps?: number };
      if (request.url !== '/api/F?next') {
        shared.streamed = response;
        response.setHeader('Trailer', 'X-Sum');
        return response.flushHeaders();
      }
      response.end();
      shared.steps = (shared.steps ?? 0) + 1;
      if (shared.steps === 1) return shared.streamed?.write('first');
      shared.streamed?.addTrailers({ 'X-Sum': '7' });
      return shared.streamed?.end();
    };
    const host = await start({ functions, customHandler: both, answer });
    const next = () => fetch(`${host.url}/api/F?next`);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${host.url}/api/F`, resolve).on('error', reject).end();
    });
    await next();
    const [part] = await once(response, 'data');
    assert.equal(String(part), 'first');
    await next();
    await once(response, 'end');
    assert.deepEqual(response.trailers, { 'x-sum': '7' });
  });

  it('3.4: any status is a success, redirects pass', async () => {
    const answer: Answer = (_request, _body, response) => {
      response.writeHead(307, { Location: '/x', 'Set-Cookie': ['a=1', 'b=2'] }).end();
    };
    const host = await start({ functions, customHandler: both, answer });
    const got = await fetch(`${host.url}/api/F`, { redirect: 'manual' });
    assert.equal(got.status, 307);
    assert.deepEqual(got.headers.getSetCookie(), ['a=1', 'b=2']);
    await host.logged(/^Executed 'Functions\.F' \(Succeeded/);
  });

  it('3.4: ten attempts to connect, then an empty 500', async () => {
    const answer: Answer = (request, _body, response) => {
      response.end('bye', () => request.url?.includes('exit') && process.exit(0));
    };
    const host = await start({ functions, customHandler: both, answer });
    await (await fetch(`${host.url}/api/F?exit`)).text();
    await gone(host.handler.pid);
    const got = await fetch(`${host.url}/api/F`);
    assert.deepEqual([got.status, await got.text()], [500, '']);
    await host.logged(
      /^Failed to proxy request to the worker\. Retrying in 250ms\. Attempt 9 of 10\.$/,
    );
    await host.logged(/HttpForwardingException: Failed to proxy request with ForwarderError/);
  });

  it('3.4: a caller who leaves is a line of information', async () => {
    const answer: Answer = () => console.log('in flight');
    const host = await start({ functions, customHandler: both, answer });
    const left = new AbortController();
    const call = fetch(`${host.url}/api/F`, { signal: left.signal });
    await host.logged(/^in flight$/);
    left.abort();
    await assert.rejects(call);
    await host.logged(/^The client disconnected while the function was processing the request\.$/);
  });
});
