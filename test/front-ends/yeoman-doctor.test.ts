import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import helpers from 'yeoman-test';
import { generatedProject } from '../doctor/support/bases.ts';
import { installed } from '../support/packed.ts';

const doctor = join(installed, 'dist/generators/doctor/index.js');
const sync = join(installed, 'dist/generators/sync/index.js');

describe('the Yeoman front end: doctor', () => {
  it('has nothing to say of a project of ours, and says what a broken one has', async () => {
    const root = await generatedProject();
    await helpers.run(doctor, { namespace: 'azure-go-func:doctor' }).withArguments([root]);
    assert.equal(process.exitCode, 0);
    rmSync(join(root, 'host.json'));
    await helpers.run(doctor, { namespace: 'azure-go-func:doctor' }).withArguments([root]);
    const code = process.exitCode;
    process.exitCode = 0;
    assert.equal(code, 1);
  });
});

describe('the Yeoman front end: sync', () => {
  it('ends with 1 where --check finds something to do, and then does it', async () => {
    const root = await generatedProject();
    const registry = join(root, 'functions_gen.go');
    const whole = readFileSync(registry, 'utf8');
    rmSync(registry);
    const called = (options: object) =>
      helpers
        .create(sync, { namespace: 'azure-go-func:sync' }, {})
        .cd(root)
        .withOptions(options)
        .run();
    await called({ check: true });
    assert.equal(process.exitCode, 1);
    assert.equal(existsSync(registry), false);
    await called({});
    assert.equal(process.exitCode, 0);
    assert.equal(readFileSync(registry, 'utf8'), whole);
  });
});
