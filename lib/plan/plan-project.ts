import { CallError } from '../diagnostics/errors.ts';
import { functionFiles, functionSettings } from './function-files.ts';
import { recordEntry } from './merged-files.ts';
import type { Entry } from './plan.ts';
import { projectData } from './project-data.ts';
import { projectFiles } from './project-files.ts';
import { bindingFiles } from './registry-files.ts';
import type { PlanRequest } from './request.ts';
import { runtimeFiles } from './runtime-files.ts';
import { unfitNames } from './unfit-names.ts';

/**
 * The files that a project should have after the command, sorted by path. Reads templates and the
 * project, writes nothing.
 * @throws CallError when a name in the project is one of which no code can be made
 */
export async function planProject(request: PlanRequest): Promise<Entry[]> {
  const { newFunction, wholeProject } = request;
  const data = projectData(request);
  const unfit = unfitNames(data);
  if (unfit.length > 0) throw new CallError(unfit);
  const entries = [
    ...(await projectFiles(request, data)),
    ...runtimeFiles(request, data),
    ...bindingFiles(request, data),
    ...(newFunction ? functionFiles(newFunction, request, data) : []),
    ...(newFunction && !wholeProject ? await functionSettings(newFunction, request, data) : []),
    await recordEntry(request),
  ];
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}
