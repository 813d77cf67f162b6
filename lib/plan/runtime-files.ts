import { type Entry, entry } from './plan.ts';
import type { ProjectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { findTemplates, templateFolders } from './templates.ts';

/**
 * The managed files that only some projects need. Each folder of `templates/runtime` is a runtime module; it comes
 * with the first function that needs it, and once it is there it is kept up to date.
 */
export function runtimeFiles({ project, templates }: PlanRequest, data: ProjectData): Entry[] {
  const needed = neededModules(data);
  return templateFolders(templates, 'runtime').flatMap((module) => {
    const files = findTemplates(templates, `runtime/${module}`);
    const isThere = files.some(({ path }) => project.read(path) !== undefined);
    if (!needed.has(module) && !isThere) return [];
    return files.map((template) =>
      entry(template.path, template.render({ project: data }), `the runtime module ${module}`),
    );
  });
}

/** `envelope` for all that is not plain HTTP, `bindings` for inputs and outputs, and those of each kind. */
function neededModules({ functions }: ProjectData): Set<string> {
  const bindings = functions.flatMap((fn) => fn.bindings);
  return new Set([
    ...(functions.some(({ simpleHttp }) => !simpleHttp) ? ['envelope'] : []),
    ...(bindings.length > 0 ? ['bindings'] : []),
    ...functions.flatMap(({ event }) => event?.runtimeModule ?? []),
    ...bindings.flatMap(({ kind }) => kind?.go.runtimeModule ?? []),
  ]);
}
