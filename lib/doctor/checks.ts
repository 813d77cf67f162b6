import type { Check } from './check.ts';
import { checkModules } from './check-modules.ts';

/**
 * All checks, sorted by code: every file `agf*` below `lib/doctor/checks`, each of which exports
 * `check`. A file that is added there is a check; there is no list to keep.
 */
export async function loadChecks(): Promise<Check[]> {
  const modules = (await checkModules()) as { check: Check }[];
  return modules.map(({ check }) => check).sort((a, b) => (a.code < b.code ? -1 : 1));
}
