import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsBelow } from './support/imports.ts';

const repository = join(import.meta.dirname, '..');
const sources = globSync('test/**/*.ts', { cwd: repository }).sort();

const reachesGo = (file: string): boolean => importsBelow(file).has('test/support/go.ts');

/** What starts the Go command without the helpers of test/support/go.ts. */
const STARTS_GO = /\b(?:exec|spawn|runTool|start)\w*\(\s*'(?:go|gofmt)'/;

describe('*.go.test.ts', () => {
  it('are the tests that import test/support/go.ts, and no others', () => {
    const tests = sources.filter((file) => file.endsWith('.test.ts'));
    assert.deepEqual(
      tests.filter((file) => file.endsWith('.go.test.ts')),
      tests.filter(reachesGo),
    );
  });

  it('are the only files that start Go', () => {
    const starting = sources.filter((file) =>
      STARTS_GO.test(readFileSync(join(repository, file), 'utf8')),
    );
    assert.deepEqual(
      starting.filter((file) => !reachesGo(file)),
      [],
    );
    assert.ok(starting.length > 1);
  });
});
