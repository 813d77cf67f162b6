import { join } from 'node:path';
import { rowModules } from './row-files.ts';

/** Our own rows. The build puts a list of imports in the place of this module, which starts faster. */
export function ownRows(folder: string): Promise<unknown[]> {
  return rowModules([join(import.meta.dirname, '..')], folder);
}
