import { mergedEntry } from './merged-files.ts';
import { type Entry, entry } from './plan.ts';
import type { ProjectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { isManaged } from './seal.ts';
import { findTemplates, renderTemplate, type Template } from './templates.ts';

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
  const wanted = found.filter((template) => wholeProject || isManaged(template.text));
  return Promise.all(wanted.map((template) => projectFile(template, request, data)));
}

async function projectFile(
  template: Template,
  request: PlanRequest,
  data: ProjectData,
): Promise<Entry> {
  const contents = renderTemplate(template, { project: data });
  return (
    (await mergedEntry(template.path, contents, request)) ??
    entry(template.path, contents, 'the app')
  );
}
