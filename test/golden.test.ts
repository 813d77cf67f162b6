import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { goldenProjects, makeGolden } from './support/golden-projects.ts';
import { contentsBelow, temporaryFolder } from './support/project.ts';

const golden = join(import.meta.dirname, 'golden');

describe('golden projects ("npm run golden" writes them anew)', () => {
  for (const project of goldenProjects) {
    it(project.name, async () => {
      const made = await makeGolden(project, temporaryFolder());
      assert.deepEqual(contentsBelow(made), contentsBelow(join(golden, project.name)));
    });
  }

  it('are all that is in test/golden, and all in git', () => {
    assert.deepEqual(readdirSync(golden).sort(), goldenProjects.map(({ name }) => name).sort());
    const tracked = execFileSync('git', ['ls-files', '.'], { cwd: golden, encoding: 'utf8' })
      .trim()
      .split('\n').length;
    assert.equal(tracked, Object.keys(contentsBelow(golden)).length);
  });
});
