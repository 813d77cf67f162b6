import { resolve } from 'node:path';
import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { planTitles } from '../../hosting/plans.ts';
import { customHandler, nativeWorker } from '../../hosting/programming-models.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import { packageProblems } from '../shared/package-problems.ts';
import { type ProjectCommand, promptOf } from '../shared/project-command.ts';
import { settingsOf } from '../shared/run-options.ts';
import { existingProblems, functionProblems } from '../shared/validate-function.ts';
import { confirmTarget, targetProblems } from './target.ts';

const NATIVE_LIMITS = [
  planTitles(nativeWorker.plans),
  ...nativeWorker.platforms.map(({ name }) => name),
].join(', ');

/** Makes an app with its first function; in a project of ours, writes again what it consists of. */
export const newProject: ProjectCommand = {
  root: ({ parsed, cwd }) => resolve(cwd, parsed.positionals[0] ?? '.'),
  argument: () => [],
  problems: (call, project) => [
    ...(promptOf(call) ? [] : targetProblems(project, settingsOf(call))),
    ...packageProblems(project),
  ],
  confirm: confirmTarget,
  renews: (project) => project.record !== undefined,
  wholeProject: () => true,
  allManifests: true,
  validate: (newFunction, project, settings) => {
    const location = `--function ${newFunction.name}`;
    return [
      ...functionProblems(newFunction, location),
      ...unknownProblems(newFunction, location, project),
      ...existingProblems(newFunction, location, project, settings),
    ];
  },
  subject: () => 'a Go custom handler app',
  remarks: [
    `This is a ${customHandler.title}: ${customHandler.status}, on every plan, with every binding. Microsoft also`,
    `previews a ${nativeWorker.title} (${NATIVE_LIMITS} and triggers only); README.md compares them.`,
  ],
};

/** `new` adds no function to what is there. */
function unknownProblems({ name }: NewFunction, location: string, project: Project): Diagnostic[] {
  if (!project.record || project.functions.some((other) => other.name === name)) return [];
  const message = `${name} is not in this project, which "new" only renews`;
  const howToFix = `Add it with "azure-go-func function ${name}" and the same options.`;
  return [argumentError(location, message, howToFix)];
}
