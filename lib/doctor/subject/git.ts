import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Those of the paths below `root` that git tracks; none where there is no repository or no git. */
export function trackedByGit(root: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0 || !isInRepository(root)) return [];
  const { stdout, status } = spawnSync('git', ['ls-files', '-z', '--', ...paths.slice(0, 500)], {
    cwd: root,
    encoding: 'utf8',
    timeout: 5000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.split('\0').filter(Boolean) : [];
}

function isInRepository(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true;
    if (folder === dirname(folder)) return false;
  }
}
