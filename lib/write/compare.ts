import { isManaged, isUnion, matchesChecksum, toLf } from '../formats/generated-header.ts';
import type { Entry } from '../plan/plan.ts';

/**
 * What a planned file means for the one on disk.
 * - `create`, `update`: it will be written
 * - `remove`: a managed file that nothing needs any more goes
 * - `same`: nothing to do
 * - `kept`: it is the user's (written once, or its first line was removed) and differs; left alone
 * - `conflict`: a managed file that was edited by hand; written, or removed, only when the user says so
 */
export type Action = 'create' | 'update' | 'remove' | 'same' | 'kept' | 'conflict';

/** A planned file beside the one on disk (`current`, undefined when there is none). */
export interface Change {
  action: Action;
  entry: Entry;
  current: string | undefined;
}

/** Compares a plan with what is on disk. With `force`, nothing is kept and nothing conflicts. */
export function comparePlan(
  entries: readonly Entry[],
  read: (path: string) => string | undefined,
  force: boolean,
): Change[] {
  return entries.map((entry) => {
    const current = read(entry.path);
    return { action: actionFor(entry, current, force), entry, current };
  });
}

function actionFor(entry: Entry, current: string | undefined, force: boolean): Action {
  if (current === undefined) return 'create';
  const written = entry.removed ? 'remove' : 'update';
  if (!entry.removed && toLf(current) === toLf(entry.contents)) return 'same';
  if (force || entry.ownership === 'merged') return written;
  if (entry.ownership === 'yours' || !isManaged(current)) return 'kept';
  const isMerge = entry.before !== undefined && isUnion(current, entry.before);
  return matchesChecksum(current) || isMerge ? written : 'conflict';
}

/** Whether the disk changes. */
export function isWritten({ action }: Change): boolean {
  return action === 'create' || action === 'update' || action === 'remove';
}
