import type { Owner } from '../project/manifest.ts';

/**
 * What becomes of a file.
 * - `create`, `update`: it is written
 * - `delete`: a managed file that nothing needs any more goes
 * - `unchanged`: nothing to do
 * - `keep`: it is the user's (written once, or its header was removed) and differs; left alone
 * - `conflict`: a managed file that was edited by hand; written, or deleted, only when the user says so
 */
export type Action = 'create' | 'update' | 'delete' | 'unchanged' | 'keep' | 'conflict';

/** A file of the project, beside what is to be there. */
export interface Change {
  action: Action;
  /** Below the root, with forward slashes. */
  path: string;
  owner: Owner;
  /** Why, for the reader of a dry run. */
  reason: string;
  /** What is on disk; undefined when there is none. */
  current: string | undefined;
  /** What will be there; undefined for a file that goes, and for one of which only the permissions change. */
  contents: string | undefined;
  /** Unix permissions: of a new file; those that a rewritten one gets beside its own; or the only change. */
  mode?: number | undefined;
}

/** Whether the disk changes. */
export function isWritten({ action }: Change): boolean {
  return action === 'create' || action === 'update' || action === 'delete';
}

/** The change of a file from one text to another. */
export function textChange(
  path: string,
  owner: Owner,
  reason: string,
  current: string | undefined,
  contents: string,
): Change {
  const action = current === undefined ? 'create' : 'update';
  return { action, path, owner, reason, current, contents };
}

/** The change of a file's permissions alone. Its contents are not even read. */
export function modeChange(path: string, reason: string, mode: number): Change {
  return {
    action: 'update',
    path,
    owner: 'yours',
    reason,
    current: undefined,
    contents: undefined,
    mode,
  };
}

/** Whether only permissions change. */
export function isModeChange({ action, contents }: Change): boolean {
  return action === 'update' && contents === undefined;
}
