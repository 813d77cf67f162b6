// Writes test/golden anew: whole generated projects, so that a change of a template shows as a diff.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { goldenProjects, makeGolden } from '../test/support/golden-projects.ts';
import { packAndInstall } from '../test/support/packed.ts';
import { removeTemporaryFolders } from '../test/support/temporary.ts';

const golden = join(import.meta.dirname, '../test/golden');
await packAndInstall();
rmSync(golden, { recursive: true, force: true });
for (const project of goldenProjects) console.log(await makeGolden(project, golden));
removeTemporaryFolders();
console.log(
  'Look at "git diff", and add with "git add -f test/golden": the projects have .gitignore files.',
);
