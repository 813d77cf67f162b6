import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { goEnv } from '../../support/go.ts';
import { temporaryFolder } from '../../support/project.ts';

const root = join(import.meta.dirname, '../../..');

describe('npm start', function () {
  this.timeout(300_000);

  function start(...words: string[]): string {
    return execFileSync(process.execPath, ['scripts/start.ts', ...words], {
      cwd: root,
      env: goEnv(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  it('makes a project, proves it static, and names the zip as one finds it from here; twice', () => {
    const target = join(temporaryFolder(), 'hello');
    const zip = join(target, 'dist/hello.zip');
    for (const headline of [/Wrote a Go custom handler app/, /All is up to date/]) {
      const output = start(target);
      assert.match(output, headline);
      assert.match(output, /statically linked/);
      assert.ok(output.trimEnd().endsWith(`\n  ${zip}`), output);
      assert.equal(existsSync(zip), true);
    }
  });

  it('builds nothing in a dry run', () => {
    const target = join(temporaryFolder(), 'hello');
    assert.doesNotMatch(start(target, '--dry-run'), /Building/);
    assert.equal(existsSync(target), false);
  });
});
