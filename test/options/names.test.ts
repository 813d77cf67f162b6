import assert from 'node:assert/strict';
import { join } from 'node:path';
import { flagsAmong } from '../../generators/yeoman-options.ts';
import { runOptions } from '../../lib/commands/shared/run-options.ts';
import { CallError } from '../../lib/diagnostics/errors.ts';
import { run, temporaryFolder, writeFiles } from '../support/project.ts';

/** What every JavaScript object has, or can be given by mistake. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

function assertClean(): void {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
}

describe('names that JavaScript gives a meaning', () => {
  afterEach(assertClean);

  for (const name of NAMES) {
    it(`--${name} is refused as a flag, with a value or without`, async () => {
      for (const words of [[`--${name}`], [`--${name}`, 'x'], [`--${name}=x`]])
        await assert.rejects(
          run(temporaryFolder(), ['new', ...words]),
          (error: Error) =>
            error instanceof CallError &&
            error.message.includes(`--${name}`) &&
            /is not an option of this command/.test(error.message),
        );
    });

    it(`${name} is refused as an option that Yeoman parsed`, () => {
      const options = Object.fromEntries([[name, 'x']]);
      assert.deepEqual(Object.keys(flagsAmong(options, [], runOptions).values).length, 1);
    });

    it(`${name} is refused in an answers file, JSON and YAML`, async () => {
      for (const text of [
        `{ "${name}": { "polluted": true }, "trigger": "http" }`,
        `${name}:\n  polluted: true\ntrigger: http\n`,
      ]) {
        const cwd = temporaryFolder();
        writeFiles(cwd, { answers: text });
        await assert.rejects(
          run(cwd, ['new', 'shop', '--answers', 'answers']),
          (error: Error) =>
            error instanceof CallError &&
            error.message.startsWith('answers:') &&
            error.message.includes(`${name} is not an option`),
        );
      }
    });

    it(`${name} is refused as an option of a binding`, async () => {
      await assert.rejects(
        run(temporaryFolder(), ['new', '--output', `queue:receipts,${name}=x`]),
        (error: Error) => error instanceof CallError && error.message.includes(`"${name}"`),
      );
      await assert.rejects(run(temporaryFolder(), ['new', '--output', `${name}:x`]), CallError);
    });

    it(`${name} does no harm in the files of a project`, async () => {
      const root = temporaryFolder();
      const value = `{ "${name}": { "polluted": true, "toString": 1 }`;
      writeFiles(root, {
        'host.json': `${value}, "version": "2.0" }`,
        'local.settings.json': `${value}, "Values": { "${name}": "x" }, }`,
        '.yo-rc.json': `{ "generator-azure-go-func": { "answers": { "${name}": "x", "platform": "linux/amd64" }, "servedElsewhere": [ { "toString": 1 } ] } }`,
        'Hello/function.json': `{ "bindings": [ { "type": { "toString": 1 }, "${name}": { "polluted": true }, "name": "a" } ] }`,
      });
      try {
        await run(root, ['function', 'Orders', '--trigger', 'queue', '--connection', 'Orders']);
      } catch (error) {
        assert.ok(error instanceof CallError, String((error as Error).stack));
      }
    });
  }

  it('JSON that is nested 6,000 deep is refused in one line', async () => {
    for (const path of ['host.json', '.yo-rc.json', 'local.settings.json', 'Hello/function.json']) {
      for (const tail of ['', ', // comment']) {
        const root = temporaryFolder();
        writeFiles(root, { 'host.json': '{}' });
        writeFiles(root, {
          [path]: `{ "a": ${'['.repeat(6000)}${']'.repeat(6000)}${tail}\n}`,
        });
        await assert.rejects(
          run(root, ['function', 'Orders', '--trigger', 'queue']),
          (error: Error) =>
            error instanceof CallError &&
            error.message ===
              `${path}: ${path} is nested more than 100 deep. Correct the file and run this again.`,
        );
      }
    }
  });

  it('a pipe in the place of a file is refused, and nobody waits for it', async () => {
    const { execFileSync } = await import('node:child_process');
    if (process.platform === 'win32') return;
    const root = temporaryFolder();
    writeFiles(root, { 'go.mod': 'module x\n' });
    execFileSync('mkfifo', [join(root, 'host.json')]);
    await assert.rejects(run(root, ['new', '--force']), /host\.json: This is not a plain file/);
  });
});
