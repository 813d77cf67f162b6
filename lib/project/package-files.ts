import ignore from 'ignore';
import type { Files } from '../formats/files.ts';

/** What Core Tools and VS Code leave out of every package, whatever .funcignore says. */
const NEVER = [
  '.git/',
  '.vscode/',
  '.funcignore',
  '.gitignore',
  'local.settings.json',
  'project.lock.json',
];

/** The files of a folder that a package of it would hold, by its .funcignore (gitignore syntax). */
export function packedFiles(files: Files, funcignore: string | undefined): string[] {
  const rules = ignore({ ignorecase: false })
    .add(funcignore ?? '')
    .add(NEVER);
  return rules.filter(files.paths.filter((path) => ignore.isPathValid(path)));
}
