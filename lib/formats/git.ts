import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathsInIndex } from './git-index.ts';
import { readPlain, Unreadable } from './plain-file.ts';

const MAX_INDEX = 16 * 2 ** 20;
const MAX_GITFILE = 4096;

/**
 * Those of the paths below `root` that git tracks; none where there is no repository. Git itself is
 * not asked.
 * @throws Unreadable when its index cannot be read
 */
export function trackedByGit(root: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const folder = realpathSync(root);
  const repository = repositoryAround(folder);
  if (!repository || !isFile(join(repository.gitFolder, 'index'))) return [];
  const below = relative(repository.workTree, folder).split(sep).join('/');
  const prefix = below === '' ? '' : `${below}/`;
  const index = readPlain(join(repository.gitFolder, 'index'), MAX_INDEX);
  const tracked = pathsInIndex(index, new Set(paths.map((path) => prefix + path)));
  return [...new Set(tracked)].map((path) => path.slice(prefix.length));
}

/** The nearest folder at or above `start` with a `.git` that is a repository, as git looks for it. */
function repositoryAround(start: string): { workTree: string; gitFolder: string } | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const gitFolder = gitFolderAt(folder);
    if (gitFolder !== undefined && isFile(join(gitFolder, 'HEAD')))
      return { workTree: folder, gitFolder };
    if (folder === dirname(folder)) return undefined;
  }
}

/** `.git`, or the folder that a file `.git` names: in a worktree, or in a submodule. */
function gitFolderAt(folder: string): string | undefined {
  const path = join(folder, '.git');
  if (!isFile(path)) return path;
  try {
    const named = readPlain(path, MAX_GITFILE).toString();
    return named.startsWith('gitdir:') ? resolve(folder, named.slice(7).trim()) : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
