import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { WorkError } from '../../lib/diagnostics/errors.ts';
import { applyChanges } from '../../lib/write/apply.ts';
import { type Change, modeChange } from '../../lib/write/change.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';
import { snapshot } from '../support/tree.ts';

const STEPS = ['chmodSync', 'mkdirSync', 'mkdtempSync', 'renameSync', 'writeFileSync'] as const;

/** Does the work with a disk that fails once, at one of its steps; gives whether there is such a step. */
function failingAt(step: number, work: () => void): boolean {
  const real = Object.fromEntries(STEPS.map((name) => [name, fs[name]]));
  let count = 0;
  for (const name of STEPS) {
    const call = fs[name] as (...words: unknown[]) => unknown;
    const failing = (...words: unknown[]): unknown => {
      count++;
      if (count === step)
        throw Object.assign(new Error('EIO: broken'), { code: 'EIO', path: words[0] });
      return call(...words);
    };
    Object.assign(fs, { [name]: failing });
  }
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
  return count >= step;
}

function change(action: Change['action'], path: string, current?: string): Change {
  const contents = action === 'delete' ? undefined : `new ${path}`;
  return { action, path, current, contents, owner: 'yours', reason: '' };
}

describe('writing on a disk that fails', () => {
  const changes = [
    change('update', 'a.txt', 'old'),
    change('create', 'b.txt'),
    change('create', 'new/deep/c.txt'),
    change('create', 'old/d.txt'),
    change('delete', 'old/gone/e.txt', 'old'),
    change('update', 'old/run.sh', 'old'),
    change('create', '.yo-rc.json'),
    modeChange('old/run.sh', '', 0o700),
    modeChange('handler', '', 0o755),
  ];

  it('takes everything back, whatever the step', () => {
    let steps = 0;
    for (let step = 1; ; step++) {
      const root = join(temporaryFolder(), 'app');
      writeFiles(root, {
        'a.txt': 'old',
        'old/gone/e.txt': 'old',
        'old/run.sh': 'old',
        handler: 'binary',
      });
      fs.chmodSync(join(root, 'old/run.sh'), 0o755);
      const before = snapshot(root);
      let failed: unknown;
      const reached = failingAt(step, () => {
        try {
          applyChanges(root, changes);
        } catch (error) {
          failed = error;
        }
      });
      if (!reached) break;
      steps = step;
      assert.ok(failed instanceof WorkError, `step ${step} was not reported`);
      assert.match(failed.message, /Nothing was written\.$/);
      assert.doesNotMatch(failed.message, /\.azure-go-func-/);
      assert.deepEqual(snapshot(root), before, `step ${step}`);
    }
    assert.ok(steps > 15, `only ${steps} steps were seen`);
  });

  it('leaves no folder behind where there was none', () => {
    for (let step = 1; step < 12; step++) {
      const parent = temporaryFolder();
      const isCreated = (each: Change): boolean => each.action === 'create';
      failingAt(step, () =>
        assert.throws(
          () => applyChanges(join(parent, 'a/b'), changes.filter(isCreated)),
          WorkError,
        ),
      );
      assert.deepEqual(snapshot(parent), {}, `step ${step}`);
    }
  });
});
