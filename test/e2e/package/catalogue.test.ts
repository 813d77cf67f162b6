import assert from 'node:assert/strict';
import { catalogue } from '../../../lib/catalogue/index.ts';
import { projectOptions } from '../../../lib/commands/shared/options.ts';
import { platforms } from '../../../lib/hosting/platforms.ts';
import { contentsBelow, run, runSource, temporaryFolder } from '../../support/project.ts';

const [, , { choices: modes }] = projectOptions;

/** A function for each trigger. */
function triggerCalls(): string[][] {
  return catalogue.triggers.map(({ name, functionName = `On-${name}` }) => [
    functionName,
    '--trigger',
    name,
  ]);
}

/** A function for each input and each output. */
function bindingCalls(): string[][] {
  return catalogue.bindings.map(({ name, direction }) => [
    `With-${name}-${direction}`,
    `--${direction}put`,
    name,
  ]);
}

describe('the packed program and the sources write the same', () => {
  for (const { value: mode } of modes) {
    for (const [index, { name: platform }] of platforms.entries()) {
      const withBindings = index === 0;
      const what = withBindings ? 'each trigger, input and output' : 'each trigger';
      it(`${what}, for ${platform}, ${mode}`, async () => {
        const calls = triggerCalls();
        if (withBindings) calls.push(...bindingCalls());
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
