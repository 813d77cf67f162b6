import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { displayPath, type Machine, type Made, nextSteps } from '../../lib/report/next-steps.ts';
import type { Tools } from '../../lib/report/tools.ts';
import { temporaryFolder } from '../support/project.ts';

const ALL: Tools = { go: true, make: true, func: true, az: true };

/** The steps as lines: a command, two spaces and what it does. */
function steps(
  { cwd = '/app', system = 'linux', tools = {} }: MachineOptions,
  made: Partial<Made> = {},
): string[] {
  const machine: Machine = { cwd, system, tools: { ...ALL, ...tools } };
  const given = { root: '/app', functionName: undefined, planned: [], ...made };
  return nextSteps(given, machine).map(({ command, does }) =>
    command === undefined ? does : `${command}  ${does}`,
  );
}

interface MachineOptions {
  cwd?: string;
  system?: NodeJS.Platform;
  tools?: Partial<Tools>;
}

const functionName = 'Orders';

const DEPLOY = 'README.md says how to deploy';

describe('the next steps', () => {
  it('use make and Core Tools where they are', () =>
    assert.deepEqual(steps({}, { functionName }), [
      'make test  run the tests',
      'make package  build the static binary, prove it, and zip it for Azure',
      'make start  run it under the Functions host',
      'make invoke FUNCTION=Orders  call the function, from another terminal',
      DEPLOY,
    ]));

  it('do without Core Tools', () =>
    assert.deepEqual(steps({ tools: { func: false } }), [
      'make test  run the tests',
      'make package  build the static binary, prove it, and zip it for Azure',
      'make start  run the handler alone (Azure Functions Core Tools are not installed)',
      DEPLOY,
    ]));

  const withoutMake = [
    'go test ./...  run the tests',
    'go run ./internal/pack  build the static binary, prove it, and zip it for Azure',
    'go build -o bin/local/handler .  build the handler for this machine',
    'func start  run it under the Functions host',
    'go run ./internal/invoke Orders  call the function, from another terminal',
    DEPLOY,
  ];

  it('do without make', () =>
    assert.deepEqual(steps({ tools: { make: false } }, { functionName }), withoutMake));

  it('never use make on Windows', () =>
    assert.deepEqual(steps({ system: 'win32' }, { functionName }), withoutMake));

  it('do without any of them', () => {
    const none = { go: false, make: false, func: false, az: false };
    assert.deepEqual(steps({ tools: none }), [
      'Install Go 1.24 or newer: https://go.dev/dl/',
      'go test ./...  run the tests',
      'go run ./internal/pack  build the static binary, prove it, and zip it for Azure',
      'go run .  run the handler alone (Azure Functions Core Tools are not installed)',
      `${DEPLOY} (with the Azure CLI, which is not installed here)`,
    ]);
  });

  it('have those of the plan behind the folder', () => {
    const planned = [{ command: 'go mod tidy', does: 'fetch' }];
    assert.deepEqual(steps({ cwd: '/' }, { planned }).slice(0, 3), [
      'cd app  go into the app',
      'go mod tidy  fetch',
      'make test  run the tests',
    ]);
  });
});

describe('the folder of the next steps', () => {
  const at = (root: string, cwd = '/home/me', system: NodeJS.Platform = 'linux') =>
    steps({ cwd, system }, { root })[0]?.replace('  go into the app', '');

  it('is as short as it can be', () => {
    assert.equal(at('/home/me'), 'make test  run the tests');
    assert.equal(at('/home/me/shop'), 'cd shop');
    assert.equal(at('/home/me/a/b'), 'cd a/b');
    assert.equal(at('/home/you'), 'cd /home/you');
    assert.equal(at('/home'), 'cd /home');
    assert.equal(displayPath('/home/me', { cwd: '/home/me', system: 'linux', tools: ALL }), '.');
  });

  it('is quoted for the shell of the system', () => {
    assert.equal(at("/home/me/it's $HOME"), String.raw`cd 'it'\''s $HOME'`);
    assert.equal(at('/home/me/full app'), "cd 'full app'");
    assert.equal(at('/home/me/full app', '/home/me', 'win32'), 'cd "full app"');
    assert.equal(at("/home/me/it's", '/home/me', 'win32'), `cd "it's"`);
    assert.equal(at('/home/me/shop', '/home/me', 'win32'), 'cd shop');
  });

  it('is no option of cd', () => {
    assert.equal(at('/home/me/-'), 'cd ./-');
    assert.equal(at('/home/me/-P/a'), 'cd ./-P/a');
  });

  it('is where a shell gets with that command, whatever its name', () => {
    const cwd = realpathSync(temporaryFolder());
    const name = fc
      .oneof(
        fc.string({ unit: fc.constantFrom(...'-~\'"\\ $`!*?[#&;|<>(){}\n\tab'), minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      )
      .filter((each) => !/[/\0]/.test(each) && each !== '.' && each !== '..')
      .filter((each) => Buffer.byteLength(each) <= 255);
    fc.assert(
      fc.property(name, (each) => {
        const root = join(cwd, each);
        mkdirSync(root, { recursive: true });
        const command = `${at(root, cwd)} && pwd`;
        assert.equal(execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8' }), `${root}\n`);
      }),
      { numRuns: 50 },
    );
  });
});
