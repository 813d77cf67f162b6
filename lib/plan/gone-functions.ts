import {
  type FunctionManifest,
  functionManifestPath,
  readFunctionManifest,
} from '../project/manifest.ts';
import { goFile } from '../rules/go-names.ts';
import type { PlanRequest } from './request.ts';

/** A function that has a manifest and no folder. */
export interface GoneFunction {
  name: string;
  /** Undefined when it cannot be understood. */
  manifest: FunctionManifest | undefined;
  /** Its folder has another name now. */
  now?: string;
  /** Where the user's files of it are now, by the path that was recorded; also those that are where they were. */
  paths: ReadonlyMap<string, string>;
}

/** The functions whose folders were deleted or renamed since they were recorded. */
export async function findGoneFunctions(request: PlanRequest): Promise<GoneFunction[]> {
  const { project, version, allManifests } = request;
  if (!allManifests) return [];
  const recorded = project.recordedFunctions;
  const names = project.functions.map(({ name }) => name);
  const gone = recorded
    .filter((name) => !names.includes(name))
    .map((name) => ({
      name,
      manifest: readFunctionManifest(project.read(functionManifestPath(name)), version).manifest,
    }));
  const unrecorded = names.filter((name) => !recorded.includes(name));
  if (gone.length === 0) return [];
  // Only whoever has to look for a renamed folder loads what makes hashes.
  const { hashOf } = await import('../formats/packed.ts');
  const hashes = new Map(
    unrecorded.map((name) => [name, hashOf(project.read(functionJson(name)) ?? '')]),
  );
  return gone.map(({ name, manifest }) => {
    const hash = manifest?.files[functionJson(name)]?.hash;
    const same = [...hashes].filter(([, other]) => other === hash);
    // Of two copies neither is the one.
    const now = same.length === 1 ? same[0]?.[0] : undefined;
    return {
      name,
      manifest,
      ...(now === undefined ? {} : { now }),
      paths: pathsNow(ownFiles(manifest), name, now, project.read),
    };
  });
}

/** The files that are the user's: the others follow the functions that are there. */
function ownFiles(manifest: FunctionManifest | undefined): string[] {
  return Object.entries(manifest?.files ?? {}).flatMap(([path, { owner }]) =>
    owner === 'managed' ? [] : [path],
  );
}

function functionJson(name: string): string {
  return `${name}/function.json`;
}

function pathsNow(
  paths: readonly string[],
  name: string,
  now: string | undefined,
  read: (path: string) => string | undefined,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const renamed = now === undefined ? undefined : renamedPath(path, name, now);
    const place = [path, renamed].find((each) => each !== undefined && read(each) !== undefined);
    if (place !== undefined) found.set(path, place);
  }
  return found;
}

/** Where a file of a function is when the folder has another name, and maybe the Go files too. */
function renamedPath(path: string, name: string, now: string): string {
  return path.startsWith(`${name}/`)
    ? now + path.slice(name.length)
    : path.replace(goFile(name), goFile(now));
}
