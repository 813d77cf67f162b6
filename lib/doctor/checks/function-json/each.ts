import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import type { Binding, FunctionFile } from '../../../project/function.ts';
import type { Project } from '../../../project/project.ts';
import type { Finding } from '../../check.ts';

/** What is wrong with one function; undefined when nothing is. Those that cannot be read are left out. */
export function eachFunction(
  { functions }: Project,
  problem: (each: FunctionFile) => string | undefined,
  ...keys: (string | number)[]
): Finding[] {
  return functions
    .filter(({ file }) => !file.problem)
    .flatMap((each) => {
      const message = problem(each);
      return message === undefined
        ? []
        : [{ message: `${each.name} ${message}`, location: each.file.location(...keys) }];
    });
}

/** What is wrong with one binding, and at which of its properties. */
export interface BindingProblem {
  message: string;
  property?: string;
  fix?: Finding['fix'];
}

/** What is wrong with one binding of a function; undefined when nothing is. */
export function eachBinding(
  { functions }: Project,
  problem: (binding: Binding, each: FunctionFile) => BindingProblem | undefined,
): Finding[] {
  return functions.flatMap((each) =>
    each.bindings.flatMap((binding) => {
      const found = problem(binding, each);
      if (!found) return [];
      return [
        {
          message: `${each.name}: ${found.message}`,
          location: each.file.location(...each.keysOf(binding, found.property)),
          ...(found.fix ? { fix: found.fix } : {}),
        },
      ];
    }),
  );
}

/** Where a function says how it is called: the route where there is one, else the type of its trigger. */
export function triggerLocation({ trigger, file, keysOf }: FunctionFile): FileLocation {
  if (!trigger) return file.location('bindings');
  return file.location(...keysOf(trigger, trigger.route === undefined ? 'type' : 'route'));
}

/** The type of a binding in lower case, as the host compares it. */
export function typeOf({ type }: Binding): string {
  return type.toLowerCase();
}
