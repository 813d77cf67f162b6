import { rowModules } from './row-files.ts';

/** Our own rows. The build puts a list of imports in the place of this module, which starts faster. */
export function builtinCatalogue(folder: string): Promise<unknown[]> {
  return rowModules([import.meta.dirname], folder);
}
