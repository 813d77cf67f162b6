// Writes test/golden anew: generated projects, so that a change of a template shows as a diff.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { goldenFiles } from '../test/support/golden-files.ts';
import { packAndInstall } from '../test/support/packed.ts';
import { writeFiles } from '../test/support/project.ts';
import { removeTemporaryFolders } from '../test/support/temporary.ts';

const golden = join(import.meta.dirname, '../test/golden');
await packAndInstall();
const files = await goldenFiles();
rmSync(golden, { recursive: true, force: true });
writeFiles(golden, files);
removeTemporaryFolders();
console.log(
  'Look at "git diff", and add with "git add -f test/golden": the projects have .gitignore files.',
);
