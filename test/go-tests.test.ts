import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const GO = join(import.meta.dirname, 'support/go.ts');

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(import.meta.dirname, name));

/** Whether a file imports test/support/go.ts, itself or through others. */
function reachesGo(file: string, seen = new Set<string>()): boolean {
  if (file === GO) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import|import\() ?'(\.[^']+\.ts)'/g);
  return [...imports].some(([, path = '']) => reachesGo(join(dirname(file), path), seen));
}

/** What starts the Go command without the helpers of test/support/go.ts. */
const STARTS_GO = /\b(?:exec|spawn|runTool|start)\w*\(\s*'(?:go|gofmt)'/;

describe('*.go.test.ts', () => {
  const tests = sources.filter((file) => file.endsWith('.test.ts'));

  it('are the tests that import test/support/go.ts, and no others', () => {
    assert.deepEqual(
      tests.filter((file) => file.endsWith('.go.test.ts')),
      tests.filter((file) => reachesGo(file)),
    );
  });

  it('are the only files that start Go', () => {
    const starting = sources.filter((file) => STARTS_GO.test(readFileSync(file, 'utf8')));
    assert.deepEqual(
      starting.filter((file) => !reachesGo(file)),
      [],
    );
    assert.ok(starting.length > 1);
  });
});
