import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that the next steps may need, and whether they are installed. */
export type Tools = { readonly [program in 'go' | 'make' | 'func' | 'az']: boolean };

/** Looks for the programs on the PATH, without starting any. */
export function findTools(env: NodeJS.ProcessEnv, system: NodeJS.Platform): Tools {
  const endings = system === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const has = (program: string): boolean =>
    folders.some((folder) => endings.some((ending) => isProgram(join(folder, program + ending))));
  return { go: has('go'), make: has('make'), func: has('func'), az: has('az') };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
