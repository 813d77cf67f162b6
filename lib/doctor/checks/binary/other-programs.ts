import { posix } from 'node:path';
import { Unreadable } from '../../../formats/plain-file.ts';
import type { Examined } from '../../check.ts';
import { namesakes } from './namesakes.ts';
import { isRuntime } from './runtime.ts';

/** No app has so many files next to its program that could be one. */
const MAX_CANDIDATES = 20;

/** Programs of the target's format in the folder where the one that host.json names is missing. */
export function otherPrograms(project: Examined): string[] {
  const { executable, files, target } = project;
  if (!executable || executable.exists || executable.isElsewhere || isRuntime(executable.path))
    return [];
  if (namesakes(project).length > 0) return [];
  const folder = posix.dirname(executable.path);
  const magic = target.platform.os === 'windows' ? 'MZ' : '\x7fELF';
  return files.paths
    .filter((path) => posix.dirname(path) === folder && /(^|\/)[^./]+(\.exe)?$/i.test(path))
    .slice(0, MAX_CANDIDATES)
    .filter((path) => startOf(project, path) === magic);
}

function startOf({ files, target }: Examined, path: string): string {
  const length = target.platform.os === 'windows' ? 2 : 4;
  try {
    return files.open(path, ({ read }) => read(0, length).toString('latin1'));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return '';
  }
}
