import assert from 'node:assert/strict';
import type { Host } from '../../../lib/local-host/host.ts';
import { sendRaw } from '../../local-host/fixture.ts';
import { buildApp, complaintsOf, consoleOf, module, useHosts } from './app.ts';

const functions = ['Echo', 'GetProduct', 'Create'];

interface Echo {
  method: string;
  host: string;
  rest: string;
  query: { [name: string]: string[] };
  headers: { [name: string]: string[] };
  body: string;
}

async function echo(host: Host, path: string, init?: RequestInit): Promise<Echo> {
  const response = await fetch(`${host.url}/api/echo${path}`, init);
  assert.equal(response.status, 200);
  return (await response.json()) as Echo;
}

for (const mode of ['forward', 'proxy']) {
  describe(`a generated app under the host: HTTP, ${mode}`, () => {
    const start = useHosts();
    let root = '';
    before(async () => {
      root = await buildApp({ commands: [['new', '--http-mode', mode, ...module]], functions });
    });

    const example = (host: Host, more = '') =>
      `${host.url}/api/HttpExample?code=${host.keys.function}${more}`;

    it('is ready, and has nothing to complain of', async () => {
      const host = await start(root);
      await host.ready();
      assert.deepEqual(host.errors, {});
      assert.deepEqual(
        host.functions.map(({ name }) => name),
        ['Create', 'Echo', 'GetProduct', 'HttpExample'],
      );
      await host.logged(/"msg":"listening"/);
      assert.equal(consoleOf(host).length, 1);
      assert.deepEqual(complaintsOf(host), []);
    });

    it('answers with the key in the query or in a header, in any spelling of the path', async () => {
      const host = await start(root);
      assert.equal(await (await fetch(example(host, '&name=Zo%C3%AB'))).text(), 'Hello, Zoë!\n');
      const posted = await fetch(`${host.url}/API/httpexample`, {
        method: 'POST',
        headers: { 'x-functions-key': host.keys.function, 'Content-Type': 'application/json' },
        body: '{"name": "Ada"}',
      });
      assert.equal(await posted.text(), 'Hello, Ada!\n');
      assert.equal(posted.headers.get('content-type'), 'text/plain; charset=utf-8');
    });

    it('never sees who has no key or the wrong one: 401', async () => {
      const host = await start(root);
      for (const query of ['', '?code=wrong']) {
        const response = await fetch(`${host.url}/api/HttpExample${query}`);
        assert.equal(response.status, 401);
        assert.equal(await response.text(), '');
      }
      assert.ok(!host.logs.some(({ category }) => category === 'Function.HttpExample'));
    });

    it('has no other route and no other method: 404, from the host and from the handler', async () => {
      const host = await start(root);
      await host.ready();
      for (const base of [host.url, `http://127.0.0.1:${host.handler.port}`]) {
        for (const path of [
          '/api/Nothing',
          '/HttpExample',
          '/api/HttpExample/more',
          '/api/products/9',
        ])
          assert.equal((await fetch(base + path)).status, 404, base + path);
        const deleted = await fetch(`${base}/api/HttpExample`, { method: 'DELETE' });
        assert.equal(deleted.status, 404);
      }
    });

    it('takes the values of a route', async () => {
      const host = await start(root);
      for (const [path, text] of [
        ['tea/7', 'category=tea id=7'],
        ['tea', 'category=tea id='],
        ['t%65a/7', 'category=tea id=7'],
      ]) {
        const response = await fetch(`${host.url}/api/products/${path}`);
        assert.equal(await response.text(), text);
      }
      assert.equal((await echo(host, '/a/b%2Fc')).rest, 'a/b/c');
    });

    it('refuses a body that is no JSON or too large, with a warning', async () => {
      const host = await start(root);
      const bodies = ['{"name":', '<name>Ada</name>', `{"name": "${'x'.repeat(1 << 20)}"}`];
      for (const body of bodies) {
        const response = await fetch(example(host), { method: 'POST', body });
        assert.equal(response.status, 400);
        assert.match(await response.text(), /^cannot read the body as JSON$/m);
      }
      await host.logged(/too large/);
      assert.equal(complaintsOf(host).length, bodies.length);
      for (const line of complaintsOf(host)) assert.match(line, /^Warning .*cannot read the body/);
    });

    it('never sees what the host finds too large', async () => {
      const host = await start(root, { env: { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '10' } });
      const url = `${host.url}/api/echo`;
      assert.equal((await fetch(url, { method: 'POST', body: 'x'.repeat(11) })).status, 413);
      assert.equal(
        (await echo(host, '', { method: 'POST', body: 'x'.repeat(10) })).body.length,
        10,
      );
    });

    it('passes on status, redirects, cookies and HEAD, also with the output $return', async () => {
      const host = await start(root);
      for (const method of ['POST', 'HEAD']) {
        const { status, headers, body } = await sendRaw(`${host.url}/api/Create`, { method });
        assert.equal(status, 303);
        assert.equal(headers.location, '/api/products/tea/7');
        assert.deepEqual(headers['set-cookie'], ['a=1', 'b=2']);
        assert.equal(body, '');
      }
    });

    it('gets the host on whose behalf it is called', async () => {
      const host = await start(root);
      const { headers, host: asked } = await echo(host, '/x', { headers: { 'X-Own': 'kept' } });
      const [id = ''] = headers['X-Azure-Functions-Invocationid'] ?? [];
      await host.logged(new RegExp(`Executed 'Functions.Echo' \\(Succeeded, Id=${id}\\)`));
      assert.deepEqual(headers['X-Own'], ['kept']);
      const outside = new URL(host.url).host;
      if (mode === 'forward') {
        assert.equal(asked, outside);
        assert.match(headers['User-Agent']?.[0] ?? '', /^\S.* Azure-Functions-Host\/4/);
      } else {
        assert.equal(asked, `127.0.0.1:${host.handler.port}`);
        assert.deepEqual(headers['X-Forwarded-Host'], [outside]);
      }
    });

    it('answers 200 calls at once, each rightly', async () => {
      const host = await start(root);
      const names = Array.from({ length: 200 }, (_, i) => `caller-${i}`);
      const answers = await Promise.all(
        names.map(async (name, i) => {
          const json = { method: 'POST', body: JSON.stringify({ name }) };
          const asked = i % 2 ? fetch(example(host), json) : fetch(example(host, `&name=${name}`));
          return (await asked).text();
        }),
      );
      assert.deepEqual(
        answers,
        names.map((name) => `Hello, ${name}!\n`),
      );
      assert.deepEqual(complaintsOf(host), []);
    });

    // What differs between the modes: contract 3.2 and 3.4.
    if (mode === 'forward') {
      it('gets repeated query keys as one, joined by a comma', async () => {
        const host = await start(root);
        const { query } = await echo(host, '?a=1&a=2&b');
        assert.deepEqual(query, { a: ['1,2'], b: [''] });
      });

      it('never gets a chunked body: the host fails, and goes on', async () => {
        const host = await start(root);
        const url = `${host.url}/api/echo`;
        assert.equal((await sendRaw(url, { method: 'POST' }, ['one,', 'two'])).status, 500);
        assert.equal((await echo(host, '', { method: 'POST', body: 'whole' })).body, 'whole');
      });
    } else {
      it('gets repeated query keys as they are', async () => {
        const host = await start(root);
        const { query } = await echo(host, '?a=1&a=2&b');
        assert.deepEqual(query, { a: ['1', '2'], b: [''] });
      });

      it('gets a chunked body', async () => {
        const host = await start(root);
        const chunks = ['one,', 'two'];
        const { body } = await sendRaw(`${host.url}/api/echo`, { method: 'POST' }, chunks);
        assert.equal((JSON.parse(body) as Echo).body, 'one,two');
      });
    }
  });
}
