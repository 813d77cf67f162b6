import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of the checks, and what a file of one is called. */
export const CHECK_FOLDER = join(import.meta.dirname, 'checks');
export const CHECK_FILE = /(?:^|[\\/])agf\d{3}-[^/\\.]+\.[jt]s$/;

/** The module of every check. The build puts a list of imports in the place of this one. */
export async function checkModules(): Promise<unknown[]> {
  const files = readdirSync(CHECK_FOLDER, { recursive: true, encoding: 'utf8' });
  return Promise.all(
    files
      .filter((name) => CHECK_FILE.test(name))
      .map((name) => import(pathToFileURL(join(CHECK_FOLDER, name)).href)),
  );
}
