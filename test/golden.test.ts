import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogue } from '../lib/catalogue/index.ts';
import { goldenFiles } from './support/golden-files.ts';
import { contentsBelow } from './support/project.ts';

const golden = join(import.meta.dirname, 'golden');

describe('golden projects ("npm run golden" writes them anew)', () => {
  it('are what the program writes', async () => {
    assert.deepEqual(contentsBelow(golden), await goldenFiles());
  });

  it('are in git', () => {
    const tracked = execFileSync('git', ['ls-files', '.'], { cwd: golden, encoding: 'utf8' });
    assert.deepEqual(tracked.trim().split('\n').sort(), Object.keys(contentsBelow(golden)).sort());
  });

  it('have every trigger, input and output of the catalogue in one', async () => {
    const { triggers, bindings } = catalogue;
    // The function that both have is kept in the whole one only.
    const files = ['http', 'everything'].map((name) => contentsBelow(join(golden, name)));
    const functions = Object.entries(Object.assign({}, ...files)).filter(([path]) =>
      path.endsWith('/function.json'),
    );
    const names = functions.map(([path]) => path.split('/')[0]);
    const used = functions.flatMap(([, contents]) => JSON.parse(String(contents)).bindings);
    const missing = [
      ...triggers.filter(({ name, functionName = `On-${name}` }) =>
        name === 'http' ? !names.includes('HttpExample') : !names.includes(functionName),
      ),
      ...bindings.filter(
        ({ type, direction }) =>
          !used.some((each) => each.type === type && each.direction === direction),
      ),
    ];
    assert.deepEqual(missing, []);
  });
});
