import type { Feature, FileSpec } from '../catalogue/feature.ts';
import { fileSpec } from './file-policy.ts';
import type { ProjectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { findTemplates, templateFolders } from './templates.ts';

/**
 * The managed files that only some projects need. Each folder of `templates/runtime` is a runtime module; it comes
 * with the first feature that needs it, and once it is there it is kept up to date.
 */
export function runtimeFiles(
  features: readonly Feature[],
  { project, templates }: PlanRequest,
  data: ProjectData,
): FileSpec[] {
  const needed = new Set(features.flatMap(({ runtimeModules }) => runtimeModules ?? []));
  return templateFolders(templates, 'runtime').flatMap((module) => {
    const files = findTemplates(templates, `runtime/${module}`);
    const isThere = files.some(({ path }) => project.read(path) !== undefined);
    if (!needed.has(module) && !isThere) return [];
    return files.map(({ path, render }) =>
      fileSpec(path, render({ project: data }), `the runtime module ${module}`),
    );
  });
}
