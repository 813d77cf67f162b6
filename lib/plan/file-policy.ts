import type { FileSpec, IfExists, Merge } from '../catalogue/feature.ts';
import { addChecksum, isManaged } from '../formats/generated-header.ts';
import type { Owner } from '../project/manifest.ts';
import { toJson } from './plan.ts';

/** The JSON files that both sides write. */
const MERGED = /^(host|local\.settings|\.yo-rc|\.vscode\/[a-z]+)\.json$/;

const IF_EXISTS: { readonly [owner in Owner]: IfExists } = {
  yours: 'keep',
  managed: 'replace-unless-edited',
  merged: 'merge',
};

const EXECUTABLE = 0o755;

/**
 * The spec of a file, from its path and its text alone: whose it is, and what happens if it exists. A text with
 * the header of generated files is managed, and one that starts with `#!` is executable.
 * @param merge what goes into a merged file that exists; all of `contents` where it is left out
 */
export function fileSpec(path: string, contents: string, reason: string, merge?: Merge): FileSpec {
  const owner = ownerOf(path, contents);
  const spec = { path, owner, ifExists: IF_EXISTS[owner], reason };
  if (owner === 'merged') {
    const value = JSON.parse(contents);
    return { ...spec, contents: toJson(value), merge: merge ?? { add: value } };
  }
  return {
    ...spec,
    contents: owner === 'managed' ? addChecksum(contents) : contents,
    ...(contents.startsWith('#!') ? { mode: EXECUTABLE } : {}),
  };
}

function ownerOf(path: string, contents: string): Owner {
  if (MERGED.test(path)) return 'merged';
  return isManaged(contents) ? 'managed' : 'yours';
}
