import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Deletion, FileSpec, Merge } from '../catalogue/feature.ts';
import { isManaged, isUnion, matchesChecksum, toLf } from '../formats/generated-header.ts';
import type { Plan } from '../plan/plan.ts';
import type { Project } from '../project/project.ts';
import type { Action, Change } from './change.ts';
import { mergeJson, setInJson } from './merge-json.ts';

/**
 * Compares a plan with what is on disk, sorted by path. With `force`, nothing is kept and nothing conflicts.
 * @throws CallError when a file that is to be merged is not JSON
 */
export async function comparePlan(
  { files, deletions }: Pick<Plan, 'files' | 'deletions'>,
  project: Pick<Project, 'root' | 'read'>,
  force: boolean,
): Promise<Change[]> {
  const changes = await Promise.all(files.map((spec) => changeFor(spec, project, force)));
  for (const deletion of deletions) changes.push(...deletionOf(deletion, project, force));
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function changeFor(
  spec: FileSpec,
  { root, read }: Pick<Project, 'root' | 'read'>,
  force: boolean,
): Promise<Change> {
  const { path, owner, reason, mode } = spec;
  const current = read(path);
  const contents =
    current === undefined || spec.merge === undefined
      ? spec.contents
      : await mergedText(current, spec.merge, path);
  const wanted = { ...spec, contents };
  const action = current === undefined ? 'create' : actionFor(wanted, current, root, force);
  return { action, path, owner, reason, current, contents, mode };
}

async function mergedText(current: string, merge: Merge, path: string): Promise<string> {
  if ('add' in merge) return mergeJson(current, merge.add, path);
  let text = current;
  for (const [key, value] of Object.entries(merge.set))
    text = await setInJson(text, key, value, path);
  return text;
}

/** What becomes of a file that exists. */
function actionFor(spec: FileSpec, current: string, root: string, force: boolean): Action {
  const { path, contents, owner, ifExists, before, mode } = spec;
  if (toLf(current) === toLf(contents))
    return owner === 'managed' && lacksMode(join(root, path), mode) ? 'update' : 'unchanged';
  if (force || ifExists === 'merge') return 'update';
  if (ifExists === 'keep' || !isManaged(current)) return 'keep';
  const isMerge = before !== undefined && isUnion(current, before);
  return isMerge || matchesChecksum(current) ? 'update' : 'conflict';
}

function deletionOf(
  { path, reason }: Deletion,
  { read }: Pick<Project, 'read'>,
  force: boolean,
): Change[] {
  const current = read(path);
  if (current === undefined) return [];
  const isOurs = force || matchesChecksum(current);
  const action = isOurs ? 'delete' : isManaged(current) ? 'conflict' : 'keep';
  return [{ action, path, owner: 'managed', reason, current, contents: undefined }];
}

/** Whether the owner may not execute what is to be executed. Windows has no such permission. */
function lacksMode(path: string, mode: number | undefined): boolean {
  if (mode === undefined || process.platform === 'win32') return false;
  const has = statSync(path, { throwIfNoEntry: false })?.mode;
  return has !== undefined && (mode & ~has & 0o100) !== 0;
}
