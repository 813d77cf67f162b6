import { deepEqual, equal, match } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import helpers from 'yeoman-test';
import { everything, makeGolden } from '../support/golden-projects.ts';
import {
  codesIn,
  existingProject,
  generatedProject,
  packageEntries,
  zipFile,
} from './support/bases.ts';

describe('doctor: what is well', () => {
  it('finds nothing in a project of ours', async () => {
    deepEqual(await codesIn(await generatedProject()), []);
  });

  it('finds nothing in the tutorial project with its slips put right', async () => {
    deepEqual(await codesIn(existingProject()), []);
  });

  it('finds nothing in a zip that can be deployed', async () => {
    deepEqual(await codesIn(zipFile(packageEntries())), []);
  });

  it('finds nothing in a project with every trigger, input and output', async () => {
    deepEqual(await codesIn(await makeGolden(everything)), []);
  });
});

describe('doctor: the Yeoman front end', () => {
  const generator = join(import.meta.dirname, '../../generators/doctor/index.ts');

  it('prints the same report and ends with the same code', async () => {
    const root = existingProject();
    writeFileSync(join(root, 'host.json'), '{}');
    const before = process.exitCode;
    const write = process.stdout.write;
    let printed = '';
    process.stdout.write = (text: string | Uint8Array) => {
      printed += text;
      return true;
    };
    try {
      await helpers
        .run(generator, { namespace: 'azure-go-func:doctor' })
        .withArguments([root])
        .withOptions({ only: 'AGF203' } as never);
      equal(process.exitCode, 1);
    } finally {
      process.stdout.write = write;
      process.exitCode = before;
    }
    match(printed, /1 check of the folder .*\n\nhost\.json\n {2}error AGF203/);
  });
});
