import type { FileSpec } from '../catalogue/feature.ts';
import { toLf } from '../formats/generated-header.ts';
import { type Plan, toJson } from '../plan/plan.ts';
import { functionManifestPath, type WrittenFile } from '../project/manifest.ts';
import type { Project } from '../project/project.ts';
import type { Change } from './change.ts';

/** Why a manifest is written, for the reader of a dry run. */
const REASON = 'the record of what was written';

/**
 * The changes of manifests, from what becomes of the files that they record: what is written, or is there as it
 * would be written, is recorded anew; of what is left alone stays what was known.
 */
export async function manifestChanges(
  { manifests, goneFunctions }: Pick<Plan, 'manifests' | 'goneFunctions'>,
  changes: readonly Change[],
  { read }: Pick<Project, 'read'>,
): Promise<Change[]> {
  const actions = new Map(changes.map(({ path, action }) => [path, action]));
  const planned = goneFunctions.map(({ name }) => endOfManifest(functionManifestPath(name), read));
  for (const { path, head, known, specs } of manifests) {
    const files = new Map(Object.entries(known));
    for (const [file, action] of actions) if (action === 'delete') files.delete(file);
    for (const spec of specs) {
      const action = actions.get(spec.path);
      if (action === 'create' || action === 'update' || action === 'unchanged')
        files.set(spec.path, await written(spec, files.get(spec.path)));
    }
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    const contents = toJson({ ...head, files: Object.fromEntries(sorted) });
    planned.push(manifestChange(path, read(path), contents));
  }
  return planned;
}

function manifestChange(path: string, current: string | undefined, contents: string): Change {
  const action =
    current === undefined ? 'create' : toLf(current) === contents ? 'unchanged' : 'update';
  return { action, path, owner: 'managed', reason: REASON, current, contents };
}

/** The manifest of a function that is no longer there. */
function endOfManifest(path: string, read: Project['read']): Change {
  const change = manifestChange(path, read(path), '');
  return { ...change, action: 'delete', contents: undefined };
}

async function written(
  { owner, contents, merge, mode }: FileSpec,
  known: WrittenFile | undefined,
): Promise<WrittenFile> {
  const file = { owner, ...(mode === undefined ? {} : { mode: mode.toString(8) }) };
  if (owner === 'managed') return file;
  // Only whoever writes loads what packs.
  const { hashOf, pack } = await import('../formats/packed.ts');
  // Of a merged file it is our part that counts.
  const text = merge === undefined ? contents : toJson('add' in merge ? merge.add : merge.set);
  const hash = hashOf(text);
  // Another machine may pack the same text in another way.
  return { ...file, hash, base: known?.hash === hash && known.base ? known.base : pack(text) };
}
