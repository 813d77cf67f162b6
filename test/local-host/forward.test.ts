import assert from 'node:assert/strict';
import type { Host } from '../../lib/local-host/host.ts';
import { HttpRouter } from '../../lib/local-host/router.ts';
import { type Answer, type Echo, echoed, httpFunction, sendRaw, useHosts } from './fixture.ts';

const forward = { enableForwardingHttpRequest: true };

async function seen(host: Host, path: string, init?: RequestInit): Promise<Echo> {
  return (await (await fetch(host.url + path, init)).json()) as Echo;
}

describe('host double: HTTP forwarded (H1-H8, 3.5)', () => {
  const { start } = useHosts();

  it("H2, H7: the handler sees the caller's path, prefix, letters and key included", async () => {
    const functions = {
      HttpTrigger: httpFunction({ authLevel: 'function' }),
      Root: httpFunction({ route: 'x/{*rest}' }),
    };
    const host = await start({ functions, customHandler: forward });
    const path = '/API/httptrigger/?code=function-key&name=Atlas';
    assert.equal((await seen(host, path)).url, path);
    assert.equal((await seen(host, '/api/x/a%20b/c')).url, '/api/x/a%20b/c');
  });

  it('H2: without a prefix a function can sit at the root', async () => {
    const hostJson = { extensions: { http: { routePrefix: '' } } };
    const functions = { F: httpFunction({ route: '{*rest}' }) };
    const host = await start({ functions, customHandler: forward, hostJson });
    assert.equal((await seen(host, '/?a=1')).url, '/?a=1');
  });

  it('H2, H7: the legacy section forwards to /<FunctionName>', async () => {
    const description = { defaultExecutablePath: process.execPath, arguments: ['handler.mjs'] };
    const hostJson = { customHandler: undefined, httpWorker: { description } };
    const host = await start({ functions: { HttpTrigger: httpFunction() }, hostJson });
    assert.equal((await seen(host, '/api/httptrigger?name=Atlas')).url, '/HttpTrigger?name=Atlas');
  });

  it('H3: query, method, headers and body arrive', async () => {
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward });
    const got = await seen(host, '/api/F?id=149656222&name=Ink%20And%20Toner', {
      method: 'PUT',
      headers: {
        Accept: 'text/x',
        'Content-Type': 'text/plain',
        'Content-Language': 'de',
        'X-Mine': 'yes',
      },
      body: 'hello',
    });
    assert.equal(got.url, '/api/F?id=149656222&name=Ink%20And%20Toner');
    assert.equal(got.method, 'PUT');
    assert.equal(got.body, 'hello');
    assert.deepEqual(echoed(got, 'accept'), ['text/x']);
    assert.deepEqual(echoed(got, 'x-mine'), ['yes']);
    assert.deepEqual(echoed(got, 'content-type'), ['text/plain']);
    assert.deepEqual(echoed(got, 'content-length'), ['5']);
    assert.deepEqual(echoed(got, 'host'), [new URL(host.url).host]);
    assert.deepEqual(echoed(got, 'content-language'), []);
  });

  it('3.2: repeated keys are joined, a key without a value gets an empty one', async () => {
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward });
    assert.equal((await seen(host, '/api/F?a=1&a=2&x')).url, '/api/F?a=1,2&x=');
  });

  it('3.2: a POST without a body says so', async () => {
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward });
    const got = await seen(host, '/api/F', { method: 'POST' });
    assert.deepEqual(echoed(got, 'content-length'), ['0']);
    assert.deepEqual(echoed(got, 'transfer-encoding'), []);
  });

  it('a kept connection that the handler has closed is replaced', async () => {
    const answer: Answer = ({ socket }, _body, response) => {
      const marked = socket as typeof socket & { used?: boolean };
      if (marked.used) return socket.destroy();
      marked.used = true;
      return response.end('fine');
    };
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward, answer });
    for (let i = 0; i < 3; i++) {
      assert.equal(await (await fetch(`${host.url}/api/F`)).text(), 'fine');
    }
  });

  it('3.2: a chunked body fails with an empty 500', async () => {
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward });
    const answer = await sendRaw(`${host.url}/api/F`, { method: 'POST' }, ['a', 'b']);
    assert.deepEqual([answer.status, answer.body], [500, '']);
    await host.logged(/'Transfer-Encoding: chunked' header can not be used/);
  });

  it('H4: the three headers are added, not set', async () => {
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward });
    const headers = { 'User-Agent': 'test/1', 'X-Azure-Functions-InvocationId': 'mine' };
    const got = await seen(host, '/api/F', { headers });
    assert.match(echoed(got, 'x-azure-functions-hostversion').join(), /^4\.\d+\.\d+/);
    assert.match(echoed(got, 'x-azure-functions-invocationid').join(), /^mine, [0-9a-f-]{36}$/);
    assert.match(echoed(got, 'user-agent').join(), /^test\/1 Azure-Functions-Host\/4\./);
  });

  it("H5: the handler's 500 is the answer, not an exception", async () => {
    const answer: Answer = (_request, _body, response) => {
      response.writeHead(500, 'Oh no', { 'X-Mine': 'yes' }).end('broken');
    };
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward, answer });
    const got = await fetch(`${host.url}/api/F`);
    assert.deepEqual([got.status, got.statusText, await got.text()], [500, 'Oh no', 'broken']);
    assert.equal(got.headers.get('x-mine'), 'yes');
    await host.logged(/^Executed 'Functions\.F' \(Succeeded/);
  });

  it('H6: the name of the response binding is of no account', async () => {
    const bindings = [
      { name: 'req', type: 'httpTrigger', authLevel: 'anonymous' },
      { name: '$return', type: 'http', direction: 'out' },
    ];
    const host = await start({ functions: { F: { bindings } }, customHandler: forward });
    assert.equal((await seen(host, '/api/F')).url, '/api/F');
  });

  it('3.3: the answer is buffered: no chunks, a length, every Set-Cookie', async () => {
    const answer: Answer = (_request, _body, response) => {
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.write('one');
      response.end('two');
    };
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward, answer });
    const got = await sendRaw(`${host.url}/api/F`);
    assert.equal(got.headers['transfer-encoding'], undefined);
    assert.equal(got.headers['content-length'], '6');
    assert.deepEqual(got.headers['set-cookie'], ['a=1', 'b=2']);
    const head = await sendRaw(`${host.url}/api/F`, { method: 'HEAD' });
    assert.deepEqual([head.status, head.body], [200, '']);
  });

  it('H8: redirects are not followed', async () => {
    const answer: Answer = (_request, _body, response) => {
      response.writeHead(302, { Location: '/api/other' }).end();
    };
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward, answer });
    const got = await fetch(`${host.url}/api/F`, { redirect: 'manual' });
    assert.deepEqual([got.status, got.headers.get('location')], [302, '/api/other']);
  });

  it('3.5: a handler that breaks off makes an empty 500', async () => {
    const answer: Answer = (request) => request.socket.destroy();
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward, answer });
    const got = await fetch(`${host.url}/api/F`);
    assert.deepEqual([got.status, await got.text()], [500, '']);
  });

  it('3.5: no route or method is 404, never 405; a disabled function too', async () => {
    const functions = {
      F: httpFunction({ methods: ['post'], route: 'items/{id:int}' }),
      Off: httpFunction(),
      NotOff: { ...httpFunction(), disabled: true },
    };
    const settings = { 'AzureWebJobs.Off.Disabled': 'true' };
    const host = await start({ functions, customHandler: forward, settings });
    for (const path of ['/api/items/1', '/api/F', '/items/1', '/api/Off', '/admin/x']) {
      const headers = { 'x-functions-key': path === '/admin/x' ? host.keys.master : 'none' };
      assert.equal((await fetch(host.url + path, { headers })).status, 404, path);
    }
    assert.equal((await fetch(`${host.url}/api/items/x`, { method: 'POST' })).status, 404);
    assert.equal((await fetch(`${host.url}/api/ITEMS/1`, { method: 'POST' })).status, 200);
    assert.equal((await fetch(`${host.url}/api/NotOff`)).status, 200);
  });

  it('3.5: keys in header or query; the header decides; failure is an empty 401', async () => {
    const functions = {
      Open: httpFunction(),
      Fn: httpFunction({ authLevel: undefined }),
      Adm: httpFunction({ authLevel: 'Admin' }),
    };
    const host = await start({ functions, customHandler: forward });
    const status = async (path: string, key?: string) =>
      (await fetch(host.url + path, key ? { headers: { 'x-functions-key': key } } : {})).status;
    assert.equal(await status('/api/Open'), 200);
    assert.equal(await status('/api/Fn'), 401);
    assert.equal(await status('/api/Fn?code=function-key'), 200);
    assert.equal(await status('/api/Fn?code=function-key', 'wrong'), 401);
    assert.equal(await status('/api/Fn', 'function-key'), 200);
    assert.equal(await status('/api/Fn', 'master-key'), 200);
    assert.equal(await status('/api/Adm', 'function-key'), 401);
    assert.equal(await status('/api/Adm', 'master-key'), 200);
  });

  it('3.5: homepage, and a body that is too large', async () => {
    const host = await start(
      { functions: { F: httpFunction() }, customHandler: forward },
      {
        env: { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '3' },
      },
    );
    const home = await fetch(host.url);
    assert.deepEqual([home.status, home.headers.get('content-type')], [200, 'text/html']);
    const large = await fetch(`${host.url}/api/F`, { method: 'POST', body: 'four' });
    assert.equal(large.status, 413);
    const quiet = await start(
      { functions: { F: httpFunction() } },
      { env: { AzureWebJobsDisableHomepage: 'true' } },
    );
    assert.equal((await fetch(quiet.url)).status, 204);
  });

  it('5: the more specific route wins, whatever its function is called', async () => {
    const functions = { A: httpFunction({ route: 'p/{id}' }), B: httpFunction({ route: 'p/top' }) };
    const host = await start({ functions, customHandler: forward });
    const router = new HttpRouter(host.functions);
    assert.equal(router.find('GET', '/api/p/TOP')?.function.name, 'B');
    assert.deepEqual(router.find('GET', '/api/p/a%20b%2Fc')?.values, { id: 'a b%2Fc' });
  });

  it('many calls at once each get their own answer', async () => {
    const host = await start({ functions: { F: httpFunction() }, customHandler: forward });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => seen(host, `/api/F?n=${i}`)),
    );
    assert.deepEqual(
      answers.map(({ url }) => url),
      answers.map((_, i) => `/api/F?n=${i}`),
    );
  });
});
