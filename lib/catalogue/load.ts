import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Trigger } from './trigger.ts';

const OURS = join(import.meta.dirname, '..', 'triggers');

/**
 * The trigger catalogue: every file of `lib/triggers` (and of the folders in `extra`), each of which
 * exports `trigger`. A file that is added there is in the catalogue; there is no list to keep.
 * In the order in which they are offered.
 */
export async function loadTriggers(extra: readonly string[] = []): Promise<Trigger[]> {
  const files = [OURS, ...extra].flatMap(triggerFiles);
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(file).href) as Promise<{ trigger: Trigger }>),
  );
  return modules.map((module) => module.trigger).sort((a, b) => a.order - b.order);
}

function triggerFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}
