import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary.ts';
import { runTool } from '../../support/tool.ts';

const repository = join(import.meta.dirname, '../../..');

describe('the lock file', () => {
  // `npm install` forgives what is missing, such as the optional packages of other platforms.
  it('is whole: npm ci takes it, with no registry to ask', async () => {
    const clone = temporaryFolder();
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(join(repository, name), join(clone, name));
    const cache = ['--cache', temporaryFolder()];
    await runTool('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts', ...cache], clone);
  });
});
