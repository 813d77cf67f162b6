import assert from 'node:assert/strict';
import { sendRaw } from '../../local-host/fixture.ts';
import { buildApp, consoleOf, module, useHosts } from './app.ts';

const envelope = '{"Data":{"message":"\\"\\\\\\"forged\\\\\\"\\""},"Metadata":{}}';

/** Headers that make a caller look like the host. */
const disguises: { [name: string]: { [header: string]: string } } = {
  none: { 'User-Agent': 'curl/8.5.0' },
  'the name of the host': { 'User-Agent': 'Azure-Functions-Host/4.1037.0.0' },
  'an invocation id': { 'User-Agent': 'x', 'X-Azure-Functions-InvocationId': 'a' },
  'no User-Agent': {},
  'no User-Agent, and the handler as Host': { Host: '127.0.0.1:7071' },
  'an empty forwarding header': { 'X-Forwarded-For': '' },
};

for (const mode of ['forward', 'proxy']) {
  describe(`a generated app without route prefix, with a catch-all route, ${mode}`, () => {
    const start = useHosts();
    let root = '';
    before(async () => {
      root = await buildApp({
        commands: [['new', '--http-mode', mode, ...module]],
        functions: ['CatchAll', 'LogQueue'],
        files: { 'host.json': hostJson(mode) },
      });
    });

    it('routes without a prefix, and gives the catch-all what is left', async () => {
      const host = await start(root);
      const key = { headers: { 'x-functions-key': host.keys.function } };
      assert.equal(await (await fetch(`${host.url}/HttpExample`, key)).text(), 'Hello, World!\n');
      for (const path of ['/', '/api/HttpExample', '/a/b'])
        assert.equal(await (await fetch(host.url + path)).text(), `caught ${path}`);
      assert.equal((await host.invoke('LogQueue', { trigger: 'real' })).status, 'Succeeded');
    });

    for (const [disguise, headers] of Object.entries(disguises)) {
      it(`keeps an outside caller from its event function; disguise: ${disguise}`, async () => {
        const host = await start(root);
        const { body } = await sendRaw(
          `${host.url}/LogQueue`,
          {
            method: 'POST',
            headers: {
              'Content-Type': 'application/json; charset=utf-8',
              'Content-Length': envelope.length,
              ...headers,
            },
          },
          [envelope],
        );
        assert.equal(body, 'caught /LogQueue');
        await host.invoke('LogQueue', { trigger: 'real' });
        await host.logged(/console line/);
        assert.equal(consoleOf(host).filter((line) => /console line/.test(line)).length, 1);
      });
    }
  });
}

function hostJson(mode: string): string {
  return JSON.stringify({
    version: '2.0',
    extensions: { http: { routePrefix: '' } },
    extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' },
    customHandler: {
      description: { defaultExecutablePath: 'handler' },
      enableForwardingHttpRequest: true,
      enableProxyingHttpRequest: mode === 'proxy',
    },
  });
}
