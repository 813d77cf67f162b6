import { type Diagnostic, fileError } from '../diagnostics/diagnostic.ts';
import { executableProblem } from '../rules/executable.ts';
import type { BindingData } from './go-function.ts';
import type { ProjectData } from './project-data.ts';

/**
 * The names of a project from which no code can be made, although the host takes them: a program that is
 * none, and names that would be the same in Go. Anybody may have written them. What the host refuses is
 * found before (commands/refused-functions.ts).
 */
export function unfitNames({ functions, platform }: ProjectData): Diagnostic[] {
  const executable = executableProblem(platform.executable);
  const problems = executable === undefined ? [] : [fileError('host.json', executable)];
  return [
    ...problems,
    ...functions.flatMap(({ name, bindings }) => sameFields(name, bindings)),
    ...sameFiles(functions),
  ];
}

/** Two bindings that would be one field of the Go struct. */
function sameFields(name: string, bindings: readonly BindingData[]): Diagnostic[] {
  return bindings.flatMap(({ name: binding, field }, index) => {
    const other = bindings.slice(0, index).find((each) => each.field === field);
    const message = `The bindings ${other?.name} and ${binding} of ${name} would both be the Go field ${field}`;
    return other ? [fileError(`${name}/function.json`, message, 'Rename one of them.')] : [];
  });
}

/** Two functions whose inputs and outputs would be declared in one file, or under one name. */
function sameFiles(functions: ProjectData['functions']): Diagnostic[] {
  const bound = functions.filter(({ bindings }) => bindings.length > 0);
  return bound.flatMap((fn, index) => {
    const other = bound
      .slice(0, index)
      .find(({ file, method }) => file === fn.file || method === fn.method);
    const message = `${fn.name} has the same Go name as the function ${other?.name}, and both have inputs or outputs`;
    const file = `${fn.name}/function.json`;
    return other ? [fileError(file, message, 'Rename one of the folders.')] : [];
  });
}
