import assert from 'node:assert/strict';
import { type Catalogue, loadCatalogue } from '../../../lib/catalogue/load.ts';
import { projectRows } from '../../../lib/commands/shared/options.ts';
import { platforms } from '../../../lib/hosting/platforms.ts';
import { contentsBelow, run, runSource, temporaryFolder } from '../../support/project.ts';

const modes = projectRows.find(({ name }) => name === 'http-mode')?.choices ?? [];

/** A function for each trigger. */
function triggerCalls({ triggers }: Catalogue): string[][] {
  return triggers.map(({ name, functionName = `On-${name}` }) => [functionName, '--trigger', name]);
}

/** A function for each input and each output. */
function bindingCalls({ bindings }: Catalogue): string[][] {
  return bindings.map(({ name, direction }) => [
    `With-${name}-${direction}`,
    `--${direction}put`,
    name,
  ]);
}

describe('the packed program and the sources write the same', () => {
  let catalogue: Catalogue;
  before(async () => {
    catalogue = await loadCatalogue();
  });

  for (const { value: mode } of modes) {
    for (const [index, { name: platform }] of platforms.entries()) {
      const withBindings = index === 0;
      const what = withBindings ? 'each trigger, input and output' : 'each trigger';
      it(`${what}, for ${platform}, ${mode}`, async () => {
        const calls = triggerCalls(catalogue);
        if (withBindings) calls.push(...bindingCalls(catalogue));
        const shared = ['--module', 'example.com/x', '--platform', platform, '--http-mode', mode];
        const [packed, source] = [temporaryFolder(), temporaryFolder()];
        for (const words of [['new', ...shared], ...calls.map((call) => ['function', ...call])]) {
          await run(packed, words);
          await runSource(source, words);
        }
        assert.deepEqual(contentsBelow(packed), contentsBelow(source));
      });
    }
  }

  it('knows every platform and mode', () => {
    assert.ok(platforms.length >= 3);
    assert.ok(modes.length >= 2);
  });
});
