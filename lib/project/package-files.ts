import { createRequire } from 'node:module';
import type Ignore from 'ignore';

const load = createRequire(import.meta.url);

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
  // Only the doctor needs it.
  const ignore: typeof Ignore = load('ignore');
  const rules = ignore({ ignorecase: false })
    .add(funcignore ?? '')
    .add(NEVER);
  return rules.filter(paths.filter((path) => ignore.isPathValid(path)));
}
