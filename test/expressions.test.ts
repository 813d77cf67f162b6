import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { expressionsFile, expressionsInCode } from './support/expressions.ts';

describe('regular expressions', () => {
  it('are all proved to take linear time ("npm run expressions" proves new ones)', () => {
    const proved = new Set(readFileSync(expressionsFile, 'utf8').split('\n'));
    const others = expressionsInCode().filter(
      ({ source, flags }) => !proved.has(`/${source}/${flags}`),
    );
    deepEqual(others, []);
  });
});
