import type { Deletion, Feature, FileSpec } from '../catalogue/feature.ts';
import { isManaged } from '../formats/generated-header.ts';
import { isFunctionPart } from '../rules/go-names.ts';
import { fileSpec } from './file-policy.ts';
import type { FunctionData } from './go-function.ts';
import { type ProjectData, projectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { findTemplates, type Template } from './templates.ts';

/** What is in no file of one function. Git merges it by union, so it holds a line for each. */
export const REGISTRY = 'functions_gen.go';

/** The functions that the registry connects: their inputs and outputs in Go, and the runtime modules that they take. */
export function servedFunctions({ templates }: PlanRequest, data: ProjectData): ServedFunction[] {
  const forBindings = findTemplates(templates, 'bindings');
  return data.functions.map((fn) => ({
    fn,
    files: fn.bindings.length > 0 ? bindingFiles(fn, forBindings, data) : [],
    runtimeModules: runtimeModules(fn),
  }));
}

/** A function, and what it brings into the managed files. */
export interface ServedFunction extends Feature {
  fn: FunctionData;
  files: readonly FileSpec[];
}

function bindingFiles(
  fn: FunctionData,
  templates: readonly Template[],
  data: ProjectData,
): FileSpec[] {
  return templates.map(({ path, render }) =>
    fileSpec(
      path.replaceAll('[file]', fn.file),
      render({ project: data, fn }),
      `the bindings of ${fn.name}`,
    ),
  );
}

/** `envelope` for all that is not plain HTTP, `bindings` for inputs and outputs, and those of each kind. */
function runtimeModules({ simpleHttp, event, bindings }: FunctionData): string[] {
  return [
    ...(simpleHttp ? [] : ['envelope']),
    ...(bindings.length > 0 ? ['bindings'] : []),
    ...[event?.runtimeModule ?? []].flat(),
    ...bindings.flatMap(({ kind }) => kind?.go.runtimeModule ?? []),
  ];
}

/** The managed files of functions that have no inputs and outputs any more. */
export function bindingDeletions(
  { project: { entries, read } }: PlanRequest,
  files: readonly FileSpec[],
): Deletion[] {
  const wanted = new Set(files.map(({ path }) => path));
  return entries
    .filter((path) => isFunctionPart(path) && !wanted.has(path) && isManaged(read(path) ?? ''))
    .map((path) => ({ path, reason: 'no function has these bindings' }));
}

/** The registry that was there before a function is added, as we would have written it. */
export function registryBefore(request: PlanRequest): string | undefined {
  const template = findTemplates(request.templates, 'project').find(
    ({ path }) => path === REGISTRY,
  );
  return template?.render({ project: projectData({ ...request, newFunction: undefined }) });
}
