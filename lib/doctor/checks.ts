import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check } from './check.ts';

/**
 * All checks, sorted by code: every file below `lib/doctor/checks`, each of which exports `check`. A
 * file that is added there is a check; there is no list to keep.
 */
export async function loadChecks(): Promise<Check[]> {
  const folder = join(import.meta.dirname, 'checks');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /agf\d{3}-[^/\\]+(?<!\.d)\.[jt]s$/.test(name),
  );
  const modules = await Promise.all(
    files.map(
      (name) => import(pathToFileURL(join(folder, name)).href) as Promise<{ check: Check }>,
    ),
  );
  return modules.map(({ check }) => check).sort((a, b) => (a.code < b.code ? -1 : 1));
}
