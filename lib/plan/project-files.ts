import { mergedEntry } from './merged-files.ts';
import { type Entry, entry } from './plan.ts';
import type { ProjectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { isManaged } from './seal.ts';
import { findTemplates } from './templates.ts';

/** Files of `templates/project` that a project with a `main` of its own cannot take. */
const NOT_FOR_FOREIGN_MAIN = new Set(['handler.go', 'functions_gen_test.go']);

/** The files of the app as a whole, or only the managed ones among them. */
export async function projectFiles(request: PlanRequest, data: ProjectData): Promise<Entry[]> {
  const { project, templates, wholeProject } = request;
  const found =
    project.foreignMain === undefined
      ? findTemplates(templates, 'project')
      : [
          ...findTemplates(templates, 'project').filter(
            ({ path }) => !NOT_FOR_FOREIGN_MAIN.has(path),
          ),
          ...findTemplates(templates, 'foreign'),
        ];
  const files = found
    .map(({ path, render }) => ({ path, contents: render({ project: data }) }))
    .filter(({ contents }) => wholeProject || isManaged(contents));
  return Promise.all(
    files.map(
      async ({ path, contents }) =>
        (await mergedEntry(path, contents, request)) ?? entry(path, contents, 'the app'),
    ),
  );
}
