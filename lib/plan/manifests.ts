import type { Deletion, Feature, FileSpec } from '../catalogue/feature.ts';
import {
  type FunctionManifest,
  functionManifestPath,
  PROJECT_MANIFEST,
  type ProjectManifest,
  readFunctionManifest,
  SCHEMA,
  type StoredAnswer,
  type WrittenFiles,
} from '../project/manifest.ts';
import { functionPart } from '../rules/go-names.ts';
import type { FunctionData } from './go-function.ts';
import type { GoneFunction } from './gone-functions.ts';
import { servedElsewhere } from './project-data.ts';
import type { ServedFunction } from './registry-files.ts';
import type { NewFunction, PlanRequest } from './request.ts';
import { HOST_FILE } from './settings-files.ts';

/** A manifest to be. What it says of its files is known once they were compared with the disk. */
export interface PlannedManifest {
  path: string;
  /** All that it says beside its files. */
  head: Omit<ProjectManifest, 'files'> | Omit<FunctionManifest, 'files'>;
  /** What it said of its files so far. */
  known: WrittenFiles;
  /** Those files of the plan that are its own. */
  specs: readonly FileSpec[];
}

/**
 * The manifest of the app itself. The files of runtime modules are not in it: two branches that each add a
 * function would both write the same lines. Nor is local.settings.json, which is for one machine and holds secrets.
 */
export function projectManifest(
  request: PlanRequest,
  base: readonly FileSpec[],
  settings: readonly FileSpec[],
): PlannedManifest {
  const { project, shared, version, newFunction, wholeProject } = request;
  const elsewhere = servedElsewhere(project).filter(
    (served) =>
      served !== newFunction?.name && project.functions.some(({ name }) => name === served),
  );
  return {
    path: PROJECT_MANIFEST,
    head: {
      schema: SCHEMA,
      version,
      answers: Object.fromEntries(Object.entries(shared).sort()) as ProjectManifest['answers'],
      ...(elsewhere.length > 0 ? { servedElsewhere: elsewhere } : {}),
    },
    known: project.record?.files ?? {},
    // Of a project that is there, a plan has no more than some keys of host.json.
    specs: [...base, ...settings.filter(({ path }) => wholeProject && path === HOST_FILE)],
  };
}

/** The managed files of the app that no version has any more. */
export function formerFiles({ project }: PlanRequest, files: readonly FileSpec[]): Deletion[] {
  const wanted = new Set(files.map(({ path }) => path));
  return Object.entries(project.record?.files ?? {})
    .filter(([path, { owner }]) => owner === 'managed' && !wanted.has(path))
    .map(([path]) => ({ path, reason: 'no longer generated' }));
}

/**
 * The manifests of the function that is added, and of those whose own managed files come or go; or of all
 * functions of which we wrote anything.
 */
export function functionManifests(
  request: PlanRequest,
  served: readonly ServedFunction[],
  added: Feature,
  gone: readonly GoneFunction[],
): PlannedManifest[] {
  const { newFunction, project, allManifests } = request;
  const recorded = allManifests ? project.recordedFunctions : [];
  return served.flatMap(({ fn, files }) => {
    if (fn.name === newFunction?.name) {
      const specs = [...files, ...(added.files ?? [])];
      return [newFunctionManifest(newFunction, request, specs)];
    }
    const before = gone.find(({ now }) => now === fn.name);
    if (before) return [renamedManifest(fn, request, files, before)];
    const comes = files.some(({ path }) => project.read(path) === undefined);
    const goes = files.length === 0 && project.entries.includes(functionPart(fn.file));
    const isRecorded = recorded.includes(fn.name);
    return comes || goes || isRecorded || (allManifests && files.length > 0)
      ? [functionManifest(fn, request, files)]
      : [];
  });
}

function newFunctionManifest(
  { name, trigger, answers }: NewFunction,
  { project, shared, version }: PlanRequest,
  specs: readonly FileSpec[],
): PlannedManifest {
  const path = functionManifestPath(name);
  const own = Object.entries(answers).flatMap(([option, answer]): [string, StoredAnswer][] => {
    const isEmpty = answer === undefined || (Array.isArray(answer) && answer.length === 0);
    const isElsewhere = option === 'function' || option === 'trigger' || option in shared;
    return isEmpty || isElsewhere ? [] : [[option, answer]];
  });
  return {
    path,
    head: {
      schema: SCHEMA,
      version,
      trigger: trigger.name,
      answers: Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    known: readFunctionManifest(project.read(path), version).manifest?.files ?? {},
    specs,
  };
}

/** Of a function that is there, and of which only managed files are written. */
function functionManifest(
  { name, trigger }: FunctionData,
  { project, version }: PlanRequest,
  specs: readonly FileSpec[],
): PlannedManifest {
  const path = functionManifestPath(name);
  const { files, ...head } = readFunctionManifest(project.read(path), version).manifest ?? {
    schema: SCHEMA,
    version,
    ...(trigger === undefined ? {} : { trigger }),
    files: {},
  };
  return { path, head, known: files, specs };
}

/** Of a function whose folder was renamed: what was known goes with it. */
function renamedManifest(
  fn: FunctionData,
  request: PlanRequest,
  specs: readonly FileSpec[],
  { manifest, paths }: GoneFunction,
): PlannedManifest {
  const { files = {}, ...head } = manifest ?? {};
  const known = Object.entries(files).map(([path, file]) => [paths.get(path) ?? path, file]);
  const { path, head: own } = functionManifest(fn, request, specs);
  return { path, head: { ...own, ...head }, known: Object.fromEntries(known), specs };
}
