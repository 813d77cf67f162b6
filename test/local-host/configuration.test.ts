import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfiguration } from '../../lib/local-host/configuration.ts';
import { readCustomHandler } from '../../lib/local-host/custom-handler.ts';
import { readFunctionTimeout } from '../../lib/local-host/function-timeout.ts';
import { HostLog } from '../../lib/local-host/host-log.ts';
import type { Environment } from '../../lib/local-host/settings.ts';
import { useHosts } from './fixture.ts';

describe('host double: host.json (C)', () => {
  const { makeProject } = useHosts();

  function read(hostJson: Record<string, unknown>, env: Environment = {}) {
    const root = makeProject({ hostJson });
    const log = new HostLog();
    const handler = readCustomHandler(loadConfiguration(root, env), root, env, log);
    return { root, log, handler };
  }

  it('C1: without customHandler there is no handler and no error', () => {
    assert.equal(read({ customHandler: undefined }).handler, undefined);
    assert.equal(read({ customHandler: {} }).handler, undefined);
  });

  it('C2: a section needs a description', () => {
    const customHandler = { enableForwardingHttpRequest: true };
    assert.throws(() => read({ customHandler }), { message: 'Missing worker Description.' });
  });

  it('C3: a description needs an executable', () => {
    const customHandler = { description: { workingDirectory: 'x' } };
    assert.throws(() => read({ customHandler }), {
      message: 'WorkerDescription DefaultExecutablePath cannot be empty',
    });
  });

  it('C4: expands %VAR% in executable and worker path; an unset one stays', () => {
    const description = { defaultExecutablePath: '%Dir%/run-%No%', defaultWorkerPath: '%Dir%.js' };
    const { handler } = read({ customHandler: { description } }, { Dir: 'bin' });
    assert.equal(handler?.executable, 'bin/run-%No%');
    assert.equal(handler?.workerPath, 'bin.js');
  });

  it('C5: a relative executable is taken from the worker directory only when it is there', () => {
    const there = read({
      customHandler: { description: { defaultExecutablePath: 'handler.mjs' } },
    });
    assert.equal(there.handler?.executable, path.join(there.root, 'handler.mjs'));
    const bare = read({ customHandler: { description: { defaultExecutablePath: 'node' } } });
    assert.equal(bare.handler?.executable, 'node');
    const description = { defaultExecutablePath: 'handler.mjs', workerDirectory: 'elsewhere' };
    assert.equal(read({ customHandler: { description } }).handler?.executable, 'handler.mjs');
  });

  it('C6: a rooted executable stays, a worker path is never rooted', () => {
    const description = { defaultExecutablePath: '/no/such/file', defaultWorkerPath: 'main.js' };
    const { handler } = read({ customHandler: { description } });
    assert.equal(handler?.executable, '/no/such/file');
    assert.equal(handler?.workerPath, 'main.js');
  });

  it('C7: the working directory is the root, or relative to it', () => {
    const defaultExecutablePath = 'node';
    const plain = read({ customHandler: { description: { defaultExecutablePath } } });
    assert.equal(plain.handler?.workingDirectory, plain.root);
    const description = { defaultExecutablePath, workingDirectory: 'sub' };
    const below = read({ customHandler: { description } });
    assert.equal(below.handler?.workingDirectory, path.join(below.root, 'sub'));
  });

  it('C8: variables override host.json, names in either case, arguments as a JSON array', () => {
    const env = {
      AzureFunctionsJobHost__customHandler__description__defaultExecutablePath: 'other',
      AzureFunctionsJobHost__customHandler__description__arguments: '["--a", "--b"]',
      azurefunctionsjobhost__CUSTOMHANDLER__enableForwardingHttpRequest: 'true',
    };
    const description = { defaultExecutablePath: 'node', arguments: ['--old'] };
    const { handler } = read({ customHandler: { description } }, env);
    assert.equal(handler?.executable, 'other');
    assert.deepEqual(handler?.arguments, ['--a', '--b']);
    assert.equal(handler?.forward, true);
  });

  it('C12: a profile fills in what is not said; an unknown one is refused', () => {
    const root = makeProject({ hostJson: { configurationProfile: 'mcp-custom-handler' } });
    const configuration = loadConfiguration(root, {});
    assert.equal(configuration.get('customHandler:enableProxyingHttpRequest'), 'true');
    assert.equal(configuration.get('extensions:http:routePrefix'), '');
    assert.equal(configuration.get('customHandler:http:routes:0:route'), '{*route}');
    assert.throws(
      () => loadConfiguration(root, { AzureFunctionsJobHost__configurationProfile: 'x' }),
      {
        message:
          "Configuration profile 'x' is not supported. Supported values: '', 'default', 'mcp-custom-handler', 'web-app-custom-handler'.",
      },
    );
  });

  it('1.1: defaults', () => {
    const { handler } = read({ customHandler: { description: { defaultExecutablePath: 'node' } } });
    assert.equal(handler?.forward, false);
    assert.equal(handler?.proxy, false);
    assert.equal(handler?.stdErrorForErrorsOnly, true);
    assert.equal(handler?.initializationTimeout, 30_000);
    assert.equal(handler?.port, undefined);
  });

  it('1.2: the legacy section works, warns and gives way', () => {
    const section = { description: { defaultExecutablePath: 'node' } };
    const legacy = read({ customHandler: undefined, httpWorker: section });
    assert.equal(legacy.handler?.type, 'None');
    assert.match(legacy.log.entries[0]?.message ?? '', /^Section httpWorker will be deprecated/);
    const both = read({ customHandler: section, httpWorker: section });
    assert.equal(both.handler?.type, 'Http');
    assert.match(both.log.entries[0]?.message ?? '', /customHandler takes precedence\.$/);
    const none = read({ customHandler: { type: 'None', ...section } });
    assert.equal(none.handler?.type, 'Http');
    assert.match(none.log.entries[0]?.message ?? '', /^CustomHandlerType None is not supported/);
  });

  it('1.7: version and syntax', () => {
    assert.throws(() => read({ version: undefined }), /missing the required 'version' property/);
    assert.throws(() => read({ version: '1.0' }), /^\w+: '1.0' is an invalid value/);
    const root = makeProject();
    writeFileSync(path.join(root, 'host.json'), '{');
    const file = path.join(root, 'host.json');
    assert.throws(() => loadConfiguration(root, {}), {
      message: `Unable to parse host configuration file '${file}'.`,
    });
  });

  it('4.7: functionTimeout has defaults and limits of the plan', () => {
    const timeout = (functionTimeout: string | undefined, consumption: boolean) =>
      readFunctionTimeout(
        loadConfiguration(makeProject({ hostJson: { functionTimeout } }), {}),
        consumption,
      );
    assert.equal(timeout(undefined, false), 30 * 60_000);
    assert.equal(timeout(undefined, true), 5 * 60_000);
    assert.equal(timeout('00:00:02', true), 2000);
    assert.equal(timeout('-1', false), undefined);
    assert.throws(() => timeout('00:11:00', true), {
      message: 'FunctionTimeout must be greater than 00:00:01 and less than 00:10:00.',
    });
    assert.throws(() => timeout('00:00:00', false), /must be greater than 00:00:01/);
  });
});
