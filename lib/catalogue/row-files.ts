import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The modules of the rows in a folder, such as `triggers`, of each of the roots. */
export async function rowModules(roots: readonly string[], folder: string): Promise<unknown[]> {
  const files = roots.flatMap((root) => sourceFiles(join(root, folder)));
  return Promise.all(files.map((file) => import(pathToFileURL(file).href)));
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}
