import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import helpers from 'yeoman-test';
import { ourProject } from '../doctor/support/bases.ts';
import { installed } from '../support/packed.ts';

const doctor = join(installed, 'dist/generators/doctor/index.js');

describe('the Yeoman front end: doctor', () => {
  it('has nothing to say of a project of ours, and says what a broken one has', async () => {
    const root = await ourProject();
    await helpers.run(doctor, { namespace: 'azure-go-func:doctor' }).withArguments([root]);
    assert.equal(process.exitCode, 0);
    rmSync(join(root, 'host.json'));
    await helpers.run(doctor, { namespace: 'azure-go-func:doctor' }).withArguments([root]);
    const code = process.exitCode;
    process.exitCode = 0;
    assert.equal(code, 1);
  });
});
