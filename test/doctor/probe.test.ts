import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';
import { json, options, TUTORIAL } from './support/bases.ts';

/** A handler that notes its start and each request, and answers all of them alike. */
const NOTING = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const { createServer } = require('node:http');
const note = (what) => appendFileSync(\`\${__dirname}/notes.txt\`, \`\${JSON.stringify(what)}\\n\`);
const { env } = process;
note({ argv: process.argv.slice(2), cwd: process.cwd(), env });
createServer((request, response) => {
  let body = '';
  request.on('data', (data) => { body += data; });
  request.on('end', () => {
    const { method, url, headers } = request;
    note({ method, url, body, headers });
    response.statusCode = url.includes('missing') || url.includes('nothing') ? 404 : 200;
    response.end();
  });
}).listen(env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1');
`;

interface Start {
  argv: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

interface Request {
  method: string;
  url: string;
  body: string;
  headers: { [name: string]: string };
}

interface Notes {
  root: string;
  start: Start;
  /** All but those that wait for the program. */
  requests: Request[];
}

/** What a handler of a project is given and asked with --run. */
async function probed(files: { [path: string]: string }): Promise<Notes> {
  const root = temporaryFolder();
  writeFiles(root, { ...TUTORIAL, handler: NOTING, ...files });
  chmodSync(join(root, 'handler'), 0o755);
  await checkPath(root, options({ mayRun: true, only: ['AGF409'] }));
  const [start, ...requests] = readFileSync(join(root, 'notes.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { root, start, requests: requests.filter(({ url }) => url !== '/') };
}

function http(route: string, methods?: string[]): string {
  const trigger = { type: 'httpTrigger', direction: 'in', name: 'req', route, methods };
  return json({ bindings: [trigger, { type: 'http', direction: 'out', name: 'res' }] });
}

async function askedFor(route: string): Promise<string[]> {
  const { requests } = await probed({ 'HttpExample/function.json': http(route) });
  return requests.map(({ method, url }) => `${method} ${url}`);
}

describe('doctor: what --run asks the program', () => {
  const routes: [route: string, path: string][] = [
    ['orders', 'orders'],
    ['orders/{id}', 'orders/1'],
    ['orders/{id:int}/{line}', 'orders/1/1'],
    ['{on:bool}', 'true'],
    ['{day:datetime}', '2026-01-01'],
    ['{id:guid}', '00000000-0000-0000-0000-000000000000'],
    ['{id:Guid?}', '00000000-0000-0000-0000-000000000000'],
    ['{name:alpha}', 'a'],
    ['{name:alpha:length(1)}', 'a'],
    // What stands behind a question mark or an equals sign is no constraint.
    ['{name=x:guid}', '1'],
    ['{*rest}', '1'],
  ];
  for (const [route, path] of routes)
    it(`for the route ${route}`, async () =>
      assert.deepEqual(await askedFor(route), [`GET /api/${path}`]));

  it('for a path that it does not know: one that no program has, too', async () =>
    assert.deepEqual(await askedFor('missing'), [
      'GET /api/missing',
      'GET /azure-go-func-doctor-asks-for-nothing',
    ]));

  const methods: [methods: string[] | undefined, method: string][] = [
    [undefined, 'GET'],
    [[], 'GET'],
    [['post', 'get'], 'GET'],
    [['put', 'post'], 'PUT'],
  ];
  for (const [allowed, method] of methods)
    it(`with ${method} where methods are ${allowed?.join(', ') ?? 'not said'}`, async () => {
      const { requests } = await probed({ 'HttpExample/function.json': http('a', allowed) });
      assert.deepEqual(
        requests.map((request) => request.method),
        [method],
      );
    });

  it('as the host does', async () => {
    const timer = { type: 'timerTrigger', direction: 'in', name: 't', schedule: '0 * * * * *' };
    const { requests } = await probed({
      'HttpExample/function.json': http('a'),
      'Cleanup/function.json': json({ bindings: [timer] }),
    });
    const type = 'application/json';
    const invocation = '00000000-0000-0000-0000-000000000000';
    assert.deepEqual(
      requests.map(({ method, url, body, headers }) => [
        method,
        url,
        body,
        headers['content-type'],
        headers['x-azure-functions-invocationid'],
      ]),
      [
        ['POST', '/Cleanup', '{"Data":{},"Metadata":{}}', type, invocation],
        ['GET', '/api/a', '', type, invocation],
      ],
    );
  });
});

describe('doctor: how --run starts the program', () => {
  it('with the settings, the port and the folder of the app', async () => {
    const description = {
      defaultExecutablePath: 'handler',
      arguments: ['--port=%FUNCTIONS_CUSTOMHANDLER_PORT%', 5],
    };
    const { root, start } = await probed({
      'host.json': json({ version: '2.0', customHandler: { description } }),
      'local.settings.json': json({ Values: { GREETING: 'hello', COUNT: 3 } }),
    });
    const { env } = start;
    const port = env.FUNCTIONS_CUSTOMHANDLER_PORT;
    assert.match(port ?? '', /^\d{4,5}$/);
    assert.equal(env.FUNCTIONS_HTTPWORKER_PORT, port);
    assert.equal(env.FUNCTIONS_APP_ROOT_PATH, root);
    assert.deepEqual([env.GREETING, env.COUNT, env.PATH], ['hello', '3', process.env.PATH]);
    assert.deepEqual(start.argv, [`--port=${port}`, '5']);
    assert.equal(start.cwd, root);
  });

  it('which is the one for this machine, where the settings name it', async () => {
    const name = 'AzureFunctionsJobHost__customHandler__description__defaultExecutablePath';
    const root = temporaryFolder();
    writeFiles(root, {
      ...TUTORIAL,
      handler: '#!/bin/sh\nexit 7\n',
      'bin/local/handler': '#!/bin/sh\nexit 8\n',
      'local.settings.json': json({ Values: { [name]: 'bin/local/handler' } }),
    });
    for (const path of ['handler', 'bin/local/handler']) chmodSync(join(root, path), 0o755);
    const messages = async (): Promise<string[]> => {
      const result = await checkPath(root, options({ mayRun: true, only: ['AGF408'] }));
      return result.diagnostics.map(({ message }) => message);
    };
    assert.match((await messages()).join(), /code 8/);
    writeFileSync(join(root, 'local.settings.json'), '{}');
    assert.match((await messages()).join(), /code 7/);
  });
});
