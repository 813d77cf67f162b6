import type { Feature, FileSpec } from '../catalogue/feature.ts';
import { type Diagnostic, fileError } from '../diagnostics/diagnostic.ts';
import { CallError } from '../diagnostics/errors.ts';
import { addedFunction } from './function-files.ts';
import { findGoneFunctions } from './gone-functions.ts';
import { formerFiles, functionManifests, projectManifest } from './manifests.ts';
import type { Plan } from './plan.ts';
import { projectData } from './project-data.ts';
import { baseProject } from './project-files.ts';
import { bindingDeletions, servedFunctions } from './registry-files.ts';
import type { PlanRequest } from './request.ts';
import { runtimeFiles } from './runtime-files.ts';
import { settingsFiles } from './settings-files.ts';
import { unfitNames } from './unfit-names.ts';

/**
 * What the project should have after the command: all features, folded. Reads templates and the project,
 * writes nothing.
 * @throws CallError when a name in the project is one of which no code can be made
 */
export async function planProject(request: PlanRequest): Promise<Plan> {
  const { newFunction } = request;
  const data = projectData(request);
  const unfit = unfitNames(data);
  if (unfit.length > 0) throw new CallError(unfit);
  const base = baseProject(request, data);
  const served = servedFunctions(request, data);
  const added = newFunction ? addedFunction(newFunction, request, data) : {};
  const features: Feature[] = [base, ...served, added];
  const settings = settingsFiles(features, request, data);
  const files = [
    ...features.flatMap((feature) => feature.files ?? []),
    ...runtimeFiles(features, request, data),
    ...settings,
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const twice = samePaths(files);
  if (twice.length > 0) throw new CallError(twice);
  const goneFunctions = await findGoneFunctions(request);
  return {
    files,
    goneFunctions,
    deletions: [...bindingDeletions(request, files), ...formerFiles(request, files)],
    manifests: [
      ...functionManifests(request, served, added, goneFunctions),
      projectManifest(request, base.files ?? [], settings),
    ],
    nextSteps: features.flatMap(({ dependencies = [], nextSteps = [] }) => [
      ...dependencies.map((module) => ({
        command: `go get ${module}`,
        does: 'add a module that the new code imports',
      })),
      ...nextSteps,
    ]),
  };
}

/** Two files for one path: the second would take the place of the first without a word. */
function samePaths(files: readonly FileSpec[]): Diagnostic[] {
  return files.flatMap(({ path, reason }, index) => {
    const other = files[index - 1];
    const message = `${other?.reason} and ${reason} would both write this file`;
    return other?.path === path
      ? [fileError(path, message, 'Choose another name for the function.')]
      : [];
  });
}
