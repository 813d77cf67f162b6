import { isManaged } from '../formats/generated-header.ts';
import { isFunctionPart } from '../rules/go-names.ts';
import { type Entry, entry, removal } from './plan.ts';
import { type ProjectData, projectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { findTemplates } from './templates.ts';

/** What is in no file of one function. Git merges it by union, so it holds a line for each. */
export const REGISTRY = 'functions_gen.go';

/** The managed files of each function with inputs or outputs, and the end of those that nothing needs any more. */
export function bindingFiles(request: PlanRequest, data: ProjectData): Entry[] {
  const templates = findTemplates(request.templates, 'bindings');
  const wanted = data.functions
    .filter(({ bindings }) => bindings.length > 0)
    .flatMap((fn) =>
      templates.map(({ path, render }) =>
        entry(
          path.replaceAll('[file]', fn.file),
          render({ project: data, fn }),
          `the bindings of ${fn.name}`,
        ),
      ),
    );
  const paths = new Set(wanted.map(({ path }) => path));
  const { entries, read } = request.project;
  const orphans = entries.filter(
    (path) => isFunctionPart(path) && !paths.has(path) && isManaged(read(path) ?? ''),
  );
  return [...wanted, ...orphans.map((path) => removal(path, 'no function has these bindings'))];
}

/** The registry that was there before a function is added, as we would have written it. */
export function registryBefore(request: PlanRequest): string | undefined {
  const template = findTemplates(request.templates, 'project').find(
    ({ path }) => path === REGISTRY,
  );
  return template?.render({ project: projectData({ ...request, newFunction: undefined }) });
}
