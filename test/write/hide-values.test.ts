import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { planFixes } from '../../lib/commands/doctor/fix.ts';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { unifiedDiff } from '../../lib/write/diff.ts';
import { hideValues } from '../../lib/write/hide-values.ts';
import { options } from '../doctor/support/bases.ts';
import { runProgram } from '../support/program.ts';
import { run, temporaryFolder, writeFiles } from '../support/project.ts';

const secret = 'AccountKey=c2VjcmV0LXNlY3JldA==';

describe('values of settings in what is printed', () => {
  it('are hidden in the diff of a dry run, and the names are not', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    writeFiles(root, {
      'local.settings.json': `{\n  // was ${secret}\n  "Values": {\n    "FUNCTIONS_WORKER_RUNTIME": "custom",\n    "Mine": "${secret}",\n    "Two":\n      "${secret}"\n  }\n}\n`,
    });
    const { stdout } = runProgram(root, [
      'function',
      'Orders',
      '--trigger',
      'queue',
      '--connection',
      'OrdersStorage',
      '--dry-run',
    ]);
    assert.doesNotMatch(stdout, /c2VjcmV0/);
    const [, diff = ''] = stdout.split('+++ b/local.settings.json\n');
    const [ours = ''] = diff.split('\n--- ');
    assert.doesNotMatch(ours, /UseDevelopmentStorage/);
    assert.match(ours, / {4}"Mine": "<hidden>",\n/);
    assert.match(ours, /\+ +"OrdersStorage": "<new, hidden>"/);
  });

  it('are hidden in the diff of --fix --dry-run', async () => {
    const root = temporaryFolder();
    await run(root, ['new']);
    const path = join(root, 'local.settings.json');
    const text = readFileSync(path, 'utf8')
      .replace('"custom"', '""')
      .replace('"Values": {', `"Values": {\n    "Mine": "${secret}",`);
    writeFiles(root, { 'local.settings.json': text });
    const { changes } = planFixes(await checkPath(root, options()));
    const change = changes.find(({ path: each }) => each === 'local.settings.json');
    assert.ok(change, 'nothing of the settings is fixed, so this test proves nothing');
    const diff = await unifiedDiff(change);
    assert.match(diff, /"Mine": "<hidden>"/);
    assert.doesNotMatch(diff, /c2VjcmV0/);
  });

  it('never get through, whatever the value, its kind and the layout', () => {
    const value = fc.string({ minLength: 5 }).map((text) => `s3cr3t${text}`);
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[A-Z]\w{3}$/), fc.oneof(value, fc.array(value)), {
          minKeys: 1,
        }),
        fc.constantFrom(undefined, 1, '\t'),
        fc.boolean(),
        (values, indent, comment) => {
          const text = JSON.stringify({ Values: values }, null, indent);
          const current = comment ? `${text} // s3cr3t\n/* s3cr3t "\n s3cr3t */` : text;
          const [before, after] = hideValues(current, current.replaceAll('s3cr3t', 's3cr3t2'));
          assert.doesNotMatch(before + after, /s3cr3t/);
          for (const name of Object.keys(values)) assert.ok(before.includes(`"${name}"`));
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });
});
