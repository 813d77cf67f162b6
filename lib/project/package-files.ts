import { ignoredBy } from '../formats/gitignore.ts';

/** What Core Tools and VS Code leave out of every package, whatever .funcignore says. */
const NEVER = [
  '.git/',
  '.vscode/',
  '.funcignore',
  '.gitignore',
  'local.settings.json',
  'project.lock.json',
];

/** Those of the paths that a package of a folder would hold, by its .funcignore (gitignore syntax). */
export function packedFiles(paths: readonly string[], funcignore: string | undefined): string[] {
  const isIgnored = ignoredBy(`${funcignore ?? ''}\n${NEVER.join('\n')}`);
  return paths.filter((path) => !isIgnored(path));
}
