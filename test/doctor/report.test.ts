import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { reportSarif } from '../../lib/commands/doctor/report.ts';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { program, runProgram } from '../support/program.ts';
import { contentsBelow, writeFiles } from '../support/project.ts';
import {
  existingProject,
  generatedProject,
  options,
  packageEntries,
  zipFile,
} from './support/bases.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/json.schema.json'), 'utf8'),
);
const validate = new Ajv({ strict: false }).compile({ ...schema, ...schema.definitions.doctor });

/** A project with two findings: one that can be fixed and one that cannot. */
function sickProject(): string {
  const root = existingProject();
  const host = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8'));
  host.customHandler.description.defaultExecutablePath = './handler';
  writeFileSync(join(root, 'host.json'), JSON.stringify(host, null, 2));
  return root;
}

describe('doctor: the program', () => {
  it('ends with 0 where nothing is wrong', async () => {
    const { code, stdout, stderr } = runProgram(await generatedProject(), ['doctor']);
    assert.equal(stderr, '');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /Nothing was found that would fail\./);
  });

  it('ends with 1 and says what, where and how to fix it', () => {
    const { code, stdout } = runProgram(sickProject(), ['doctor']);
    assert.equal(code, 1);
    assert.match(stdout, /host\.json\n +error +AGF207 +host\.json:\d+:\d+/);
    assert.match(stdout, /fix: /);
    assert.doesNotMatch(stdout, /symptom: /);
    assert.match(runProgram(sickProject(), ['doctor', '--verbose']).stdout, /symptom: /);
  });

  it('gives JSON as its schema says, well or not', async () => {
    for (const root of [await generatedProject(), sickProject()]) {
      for (const more of [
        [],
        ['--fix', '--dry-run'],
        ['--ignore', 'AGF207=we know, and wait'],
        ['--fix'],
      ]) {
        const { stdout } = runProgram(root, ['doctor', '--json', ...more]);
        assert.equal(validate(JSON.parse(stdout)), true, JSON.stringify(validate.errors));
      }
    }
  });

  it('writes SARIF 2.1.0 with a rule and a place for each result', () => {
    const root = sickProject();
    const { code, stdout } = runProgram(root, ['doctor', '--sarif', '-']);
    assert.equal(code, 1);
    const { version, runs } = JSON.parse(stdout);
    assert.equal(version, '2.1.0');
    const [{ tool, results }] = runs;
    assert.ok(results.length > 0);
    for (const { ruleId, ruleIndex, locations } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      assert.ok(locations[0].physicalLocation.region.startLine >= 1);
    }
    runProgram(root, ['doctor', '--sarif', 'doctor.sarif']);
    assert.equal(JSON.parse(readFileSync(join(root, 'doctor.sarif'), 'utf8')).version, '2.1.0');
  });

  it('says nothing when its reader stops early', async () => {
    const child = spawn(process.execPath, [program, 'doctor', '--sarif', '-'], {
      cwd: sickProject(),
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    await once(child, 'close');
    assert.equal(stderr, '');
    assert.equal(child.exitCode, 1);
  });

  it('gives the zip as the place of what is in it, in SARIF', async () => {
    const path = zipFile(packageEntries().map((entry) => ({ ...entry, mode: undefined })));
    const { runs } = JSON.parse(reportSarif(await checkPath(path, options())));
    const [{ originalUriBaseIds, results }] = runs;
    const [{ physicalLocation, logicalLocations }] = results[0].locations;
    const { artifactLocation, region } = physicalLocation;
    assert.match(originalUriBaseIds.ROOT.uri, /\/$/);
    assert.equal(fileURLToPath(new URL(artifactLocation.uri, originalUriBaseIds.ROOT.uri)), path);
    assert.deepEqual(region, { startLine: 1 });
    assert.deepEqual(logicalLocations, [{ fullyQualifiedName: 'handler' }]);
  });

  it('fixes with --fix, shows it only with --dry-run, and then has nothing to say', () => {
    const root = sickProject();
    const before = contentsBelow(root);
    const dry = runProgram(root, ['doctor', '--fix', '--dry-run']);
    assert.equal(dry.code, 1);
    assert.match(dry.stdout, /-.*"\.\/handler",\n\+.*"handler",/);
    assert.deepEqual(contentsBelow(root), before);
    const fixed = runProgram(root, ['doctor', '--fix']);
    assert.equal(fixed.code, 0, fixed.stdout);
    assert.match(fixed.stdout, /Fixed:\n +AGF207/);
    assert.equal(runProgram(root, ['doctor']).code, 0);
  });

  it('records why something is ignored, and then does not count it', () => {
    const root = sickProject();
    assert.equal(runProgram(root, ['doctor', '--ignore', 'AGF207=we know, and wait']).code, 0);
    assert.equal(existsSync(join(root, '.azure-go-func/doctor.json')), true);
    const { code, stdout } = runProgram(root, ['doctor']);
    assert.equal(code, 0);
    assert.match(stdout, /Ignored:\n +AGF207 .*\(we know, and wait\)/);
  });

  it('takes no record that cannot be understood, and leaves it alone', () => {
    const records = [
      ['.azure-go-func.json', '{ "doctor": '],
      ['.azure-go-func.json', '[]'],
      ['.azure-go-func.json', '{"doctor":{"ignore":["AGF207"]}}'],
      ['.azure-go-func/doctor.json', '{ "schema": 1, '],
      ['.azure-go-func/doctor.json', '{ "schema": 1, "ignore": { "AGF207": "" } }'],
    ];
    for (const [path = '', record = ''] of records) {
      const root = sickProject();
      const file = join(root, path);
      writeFiles(root, { [path]: record });
      const { code, stderr } = runProgram(root, ['doctor', '--ignore', 'AGF207=we wait']);
      assert.equal(code, 2);
      assert.ok(stderr.includes(path), stderr);
      assert.equal(readFileSync(file, 'utf8'), record);
    }
  });

  it('runs the checks that are named alone', () => {
    assert.equal(runProgram(sickProject(), ['doctor', '--only', 'AGF105']).code, 0);
    assert.equal(runProgram(sickProject(), ['doctor', '--only', 'AGF105,agf207']).code, 1);
  });

  it('ends with 2 and everything that is wrong with the call', () => {
    const { code, stderr } = runProgram(sickProject(), [
      'doctor',
      '.',
      'more',
      '--only',
      'AGF999,x',
      '--plan',
      'free',
      '--bogus',
    ]);
    assert.equal(code, 2);
    for (const what of [/"more"/, /AGF999/, /"x" is not the code/, /--plan "free"/, /--bogus/])
      assert.match(stderr, what);
    const nothing = runProgram(sickProject(), ['doctor', 'nowhere']);
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /nowhere/);
  });
});
