import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsBelow, run, temporaryFolder } from '../support/project.ts';

async function made(): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', '--module', 'example.com/shop']);
  return root;
}

function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  assert.notEqual(text.replace(from, to), text);
  writeFileSync(file, text.replace(from, to));
}

/** The call is refused in these words, and nothing is written. */
async function refused(root: string, words: readonly string[], reasons: RegExp[]): Promise<void> {
  const before = contentsBelow(root);
  await assert.rejects(run(root, words), ({ message }: Error) => {
    for (const reason of reasons) assert.match(message, reason);
    return true;
  });
  assert.deepEqual(contentsBelow(root), before);
}

const ADD = ['function', 'Orders', '--trigger', 'queue'];

describe('what the host refuses is not built upon', () => {
  for (const route of [
    '/lead',
    'a/{b',
    'q?x=1',
    't/{a}/{a}',
    '{a}{b}',
    '{*a}/b',
    'c/{b:nope}',
    'admin/x',
  ]) {
    it(`the route ${route}`, async () =>
      refused(
        temporaryFolder(),
        ['new', '--route', route],
        [/--route/, /host (would not start|keeps)/],
      ));
  }

  it('a misspelt trigger, with the type that was meant', async () => {
    const root = await made();
    edit(root, 'HttpExample/function.json', '"httpTrigger"', '"httpTriger"');
    await refused(root, ADD, [
      /HttpExample\/function\.json:\d+:\d+/,
      /Write "type": "httpTrigger"\./,
    ]);
  });

  it('a route that stops the host, with its words', async () => {
    const root = await made();
    edit(root, 'HttpExample/function.json', '"name": "req"', '"name": "req", "route": "{a}{b}"');
    await refused(root, ADD, [/every function answers 503/, /two consecutive parameters/]);
  });

  it('a routePrefix with slashes, and what to write', async () => {
    const root = await made();
    edit(
      root,
      'host.json',
      '"version"',
      '"extensions": { "http": { "routePrefix": "/v2/" } }, "version"',
    );
    await refused(root, ADD, [/host\.json:\d+:\d+/, /Write "routePrefix": "v2"\./]);
  });

  it('a go.mod without a module path, with which every import of ours begins', async () => {
    const root = await made();
    edit(root, 'go.mod', 'module example.com/shop', '// module example.com/shop');
    await refused(root, ADD, [/go\.mod has no module path/]);
  });

  it('all of it at once', async () => {
    const root = await made();
    edit(
      root,
      'HttpExample/function.json',
      '"name": "req"',
      '"name": "my-req", "dataType": "json"',
    );
    await refused(root, ADD, [
      /The binding name my-req is invalid/,
      /Error converting value "json"/,
    ]);
  });

  it('what the host takes is fine: comments and a last comma', async () => {
    const root = await made();
    edit(root, 'HttpExample/function.json', /\}\s*\]/, '}, /* the answer */ ]');
    await run(root, ADD);
  });
});
