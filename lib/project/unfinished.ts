import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Before the name of the folder from which a run moves its files into place (lib/write/workshop.ts). */
export const WORKSHOP_PREFIX = '.azure-go-func-';
const WORKSHOP = /^\.azure-go-func-(\d+)-(\d{1,10})-[A-Za-z0-9]{6}$/;

/** In that folder: the files and folders that the run adds to the project, as a JSON array of paths below the root. */
export const CREATED_FILE = 'created.json';
const MAX_CREATED = 2 ** 17;
const MAX_WORKSHOPS = 50;

/** Whose workshop it is: the process, and the space in which its number counts; undefined for other names. */
export function workshopOwner(name: string): { space: string; pid: number } | undefined {
  const [, space, pid] = WORKSHOP.exec(name) ?? [];
  return space === undefined ? undefined : { space, pid: Number(pid) };
}

/** What runs that were killed here have added, or were about to add. Nothing is done because of it. */
export function createdByUnfinished(root: string, names: readonly string[]): Set<string> {
  const created = new Set<string>();
  // A run that is killed again and again leaves some; somebody may have put a thousand there.
  for (const name of names.slice(0, MAX_WORKSHOPS))
    for (const path of createdList(join(root, name))) created.add(path);
  return created;
}

function createdList(workshop: string): string[] {
  const path = join(workshop, CREATED_FILE);
  try {
    if (!lstatSync(workshop).isDirectory()) return [];
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > MAX_CREATED) return [];
    const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    // Killed before it was written: then nothing was added yet.
    return [];
  }
}
