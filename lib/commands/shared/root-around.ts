import { fileError } from '../../diagnostics/diagnostic.ts';
import { CallError } from '../../diagnostics/errors.ts';
import { findProjectRoot } from '../../project/open.ts';
import type { Call } from './command.ts';

/**
 * The app around the folder that the caller is in.
 * @throws CallError where there is none
 */
export function rootAround({ cwd }: Call): string {
  const found = findProjectRoot(cwd);
  if (found !== undefined) return found;
  const howToFix = 'Go into a function app, or make one with "azure-go-func new".';
  throw new CallError([fileError(cwd, 'There is no host.json here or above', howToFix)]);
}
