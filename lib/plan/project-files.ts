import type { Feature } from '../catalogue/feature.ts';
import { isManaged } from '../formats/generated-header.ts';
import type { GoSource } from '../formats/go-source.ts';
import { fileWith, mainFile } from '../project/go-code.ts';
import { fileSpec } from './file-policy.ts';
import { type ProjectData, servedElsewhere } from './project-data.ts';
import { REGISTRY, registryBefore } from './registry-files.ts';
import type { PlanRequest } from './request.ts';
import {
  baseHostJson,
  baseSettings,
  HOST_FILE,
  SETTINGS_FILE,
  yeomanFile,
} from './settings-files.ts';
import { findTemplates, type Template } from './templates.ts';

/** The app as a whole, or only its managed files. */
export function baseProject(request: PlanRequest, data: ProjectData): Feature {
  const { wholeProject } = request;
  const fromTemplates = fitting(request)
    .filter(({ path }) => path !== HOST_FILE && path !== SETTINGS_FILE)
    .map(({ path, render }) => ({ path, contents: render({ project: data }) }))
    .filter(({ contents }) => wholeProject || isManaged(contents))
    .map(({ path, contents }) => ({
      ...fileSpec(path, contents, 'the app'),
      ...(path === REGISTRY ? { before: registryBefore(request) } : {}),
    }));
  const files = [...fromTemplates, yeomanFile()];
  if (!wholeProject) return { files };
  return {
    files,
    hostJson: baseHostJson(request, data),
    settings: baseSettings(request, data),
  };
}

/** The templates that go with the `main` that is there, ours or not. */
function fitting({ project, templates, wholeProject }: PlanRequest): Template[] {
  const all = findTemplates(templates, 'project').filter(
    // It fails for functions that our registry does not serve.
    ({ path }) => path !== 'functions_gen_test.go' || servedElsewhere(project).length === 0,
  );
  const main = wholeProject ? mainFile(project.rootGo) : undefined;
  if (main === undefined) return all;
  const isOurs = project.existingMain === undefined && main === 'handler.go';
  const withoutMain = all.filter(({ path }) => isOurs || path !== 'handler.go');
  // handler.go would have declared it.
  const hasApp = fileWith(project.rootGo, declaresApp) !== undefined;
  return hasApp ? withoutMain : [...withoutMain, ...findTemplates(templates, 'existing-app')];
}

function declaresApp({ types, functions }: GoSource): boolean {
  return (
    types.includes('app') ||
    functions.some(({ name, receiver }) => name === 'newApp' && receiver === undefined)
  );
}
