import { deepEqual } from 'node:assert/strict';
import { codesIn, foreignProject, ourProject, packageEntries, zipFile } from './support/bases.ts';

describe('doctor: what is well', () => {
  it('finds nothing in a project of ours', async () => {
    deepEqual(await codesIn(await ourProject()), []);
  });

  it('finds nothing in the tutorial project with its slips put right', async () => {
    deepEqual(await codesIn(foreignProject()), []);
  });

  it('finds nothing in a zip that can be deployed', async () => {
    deepEqual(await codesIn(zipFile(packageEntries())), []);
  });
});
