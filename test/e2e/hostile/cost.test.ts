import assert from 'node:assert/strict';
import { terminalLine } from '../../../lib/formats/quote/terminal.ts';
import { type Hostile, hostile, hostileFolders, special } from '../../doctor/support/hostile.ts';
import { measured } from '../../doctor/support/measured.ts';
import { program } from '../../support/program.ts';
import { temporaryFolder } from '../../support/project.ts';

/** What is promised for any folder or zip, in megabytes. */
const MOST_MEMORY = 300;

describe('doctor: what was made to cost too much', () => {
  const withoutPipes = process.platform === 'win32' ? [] : special;
  for (const { what, make, says } of [...hostile, ...withoutPipes] satisfies Hostile[]) {
    it(what, () => {
      const { output, code, memory } = measured(
        program,
        ['doctor', make(temporaryFolder())],
        temporaryFolder(),
      );
      assert.ok(code === 0 || code === 1 || code === 2, output);
      assert.doesNotMatch(output, /\n +at /, 'a stack');
      assert.ok(memory < MOST_MEMORY, `${memory} MB`);
      if (says) assert.match(output, says);
      assert.equal(terminalLine(output.replaceAll('\n', '')), output.replaceAll('\n', ''));
    });
  }

  for (const { what, make } of hostileFolders)
    it(`the commands that write: ${what}`, () => {
      const root = make(temporaryFolder());
      for (const words of [
        ['function', 'Added', '--trigger', 'http', '--yes', '--dry-run'],
        ['new', '--yes', '--dry-run'],
        ['new', '--yes'],
      ]) {
        const { output, code, memory } = measured(program, words, temporaryFolder(), root);
        assert.ok(code === 0 || code === 1 || code === 2, output);
        assert.doesNotMatch(output, /\n +at /, 'a stack');
        assert.ok(memory < MOST_MEMORY, `${words.join(' ')}: ${memory} MB`);
      }
    });
});
