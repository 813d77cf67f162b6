import type { Problem } from '../problem.ts';
import type { FunctionOnDisk } from '../project/project.ts';
import { isBindingName } from '../rules/binding-name.ts';
import { executableProblem } from '../rules/executable.ts';
import { hostNameProblem } from '../rules/function-name.ts';
import type { BindingData } from './function-data.ts';
import type { ProjectData } from './project-data.ts';

/**
 * The names of a project from which no code can be made: those that the host itself refuses, and those
 * that would be the same in Go. They stand in host.json and in the function.json of `served`, which
 * anybody may have written.
 */
export function unfitNames(
  served: readonly FunctionOnDisk[],
  { functions, platform }: ProjectData,
): Problem[] {
  const executable = executableProblem(platform.executable);
  const problems = executable === undefined ? [] : [{ subject: 'host.json', reason: executable }];
  return [
    ...problems,
    ...served.flatMap(refusedNames),
    ...functions.flatMap(({ name, bindings }) => sameFields(name, bindings)),
    ...sameFiles(functions),
  ];
}

function refusedNames({ name, bindings }: FunctionOnDisk): Problem[] {
  const subject = `${name}/function.json`;
  const refused = hostNameProblem(name);
  const wrong = bindings.filter((each) => !isBindingName(each.name, each.direction));
  return [
    ...(refused === undefined ? [] : [{ subject, reason: `the name of the folder: ${refused}` }]),
    ...wrong.map((each) => ({
      subject,
      reason: `the host does not take the binding name ${JSON.stringify(each.name)}; a name has 1 to 128 letters and digits and starts with a letter, or is $return for an output`,
    })),
  ];
}

/** Two bindings that would be one field of the Go struct. */
function sameFields(name: string, bindings: readonly BindingData[]): Problem[] {
  return bindings.flatMap(({ name: binding, field }, index) => {
    const other = bindings.slice(0, index).find((each) => each.field === field);
    const reason = `the bindings ${other?.name} and ${binding} would both be the Go field ${field}; rename one of them`;
    return other ? [{ subject: `${name}/function.json`, reason }] : [];
  });
}

/** Two functions whose inputs and outputs would be declared in one file, or under one name. */
function sameFiles(functions: ProjectData['functions']): Problem[] {
  const bound = functions.filter(({ bindings }) => bindings.length > 0);
  return bound.flatMap((fn, index) => {
    const other = bound
      .slice(0, index)
      .find(({ file, method }) => file === fn.file || method === fn.method);
    const reason = `has the same Go name as the function ${other?.name}, and both have inputs or outputs; rename one of the folders`;
    return other ? [{ subject: `${fn.name}/function.json`, reason }] : [];
  });
}
