import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Call } from '../shared/command.ts';
import { packageProblems } from '../shared/package-problems.ts';
import type { ProjectCommand } from '../shared/project-command.ts';
import { rootAround } from '../shared/root-around.ts';
import { existingProblems, functionProblems } from '../shared/validate-function.ts';

/** Adds a function to the app around the folder that the caller is in. */
export const addFunction: ProjectCommand = {
  root: rootAround,
  argument: ({ parsed }) => [
    {
      values: { function: parsed.positionals[0] },
      location: () => ({ argument: JSON.stringify(parsed.positionals[0]) }),
    },
  ],
  problems: (call, project) => [...packageProblems(project), ...nameProblems(call)],
  renews: () => false,
  wholeProject: (project) => project.record === undefined,
  validate: (newFunction, project, settings) => {
    const location = `the function ${newFunction.name}`;
    return [
      ...functionProblems(newFunction, location),
      ...existingProblems(newFunction, location, project, settings),
    ];
  },
  subject: (newFunction) => `the function ${newFunction?.name}`,
  remarks: [],
};

function nameProblems({ parsed: { positionals, values } }: Call): Diagnostic[] {
  const [name] = positionals;
  const other = values.function;
  if (!name || other === undefined || other === name) return [];
  const written = JSON.stringify(name);
  const message = `${written} is one name, and --function gives another`;
  return [argumentError(written, message, 'Leave one of them out.')];
}
