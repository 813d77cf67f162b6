import type { Project } from '../../../project/project.ts';

/** Files that differ from the program that host.json names in case, or in `.exe`, only. */
export function namesakes({ executable, files }: Project): string[] {
  if (!executable || executable.exists || executable.isElsewhere) return [];
  const wanted = plain(executable.path);
  return files.paths.filter((path) => plain(path) === wanted);
}

const plain = (path: string): string => path.toLowerCase().replace(/\.exe$/, '');
