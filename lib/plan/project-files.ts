import { isManaged } from '../formats/generated-header.ts';
import { firstGoFile, GO_MAIN } from '../project/go-code.ts';
import { mergedEntry } from './merged-files.ts';
import { type Entry, entry } from './plan.ts';
import { type ProjectData, servedElsewhere } from './project-data.ts';
import { REGISTRY, registryBefore } from './registry-files.ts';
import type { PlanRequest } from './request.ts';
import { findTemplates, type Template } from './templates.ts';

/** The files of the app as a whole, or only the managed ones among them. */
export async function projectFiles(request: PlanRequest, data: ProjectData): Promise<Entry[]> {
  const { wholeProject } = request;
  const files = fitting(request)
    .map(({ path, render }) => ({ path, contents: render({ project: data }) }))
    .filter(({ contents }) => wholeProject || isManaged(contents));
  return Promise.all(
    files.map(
      async ({ path, contents }) =>
        (await mergedEntry(path, contents, request)) ?? {
          ...entry(path, contents, 'the app'),
          before: path === REGISTRY ? registryBefore(request) : undefined,
        },
    ),
  );
}

/** The templates that go with the `main` that is there, ours or not. */
function fitting({ project, templates, wholeProject }: PlanRequest): Template[] {
  const all = findTemplates(templates, 'project').filter(
    // It fails for functions that our registry does not serve.
    ({ path }) => path !== 'functions_gen_test.go' || servedElsewhere(project).length === 0,
  );
  const main = wholeProject ? firstGoFile(project.rootGo, GO_MAIN) : undefined;
  if (main === undefined) return all;
  const isOurs = project.existingMain === undefined && main === 'handler.go';
  const withoutMain = all.filter(({ path }) => isOurs || path !== 'handler.go');
  // handler.go would have declared it.
  const hasApp = firstGoFile(project.rootGo, /^type app |^func newApp\(/m) !== undefined;
  return hasApp ? withoutMain : [...withoutMain, ...findTemplates(templates, 'existing-app')];
}
