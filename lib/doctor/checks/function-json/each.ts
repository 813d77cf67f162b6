import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import type { FunctionFile, Subject } from '../../../project/subject.ts';
import type { Finding } from '../../check.ts';

export type RawBinding = FunctionFile['bindings'][number];

/** What is wrong with one function; undefined when nothing is. Those that cannot be read are left out. */
export function eachFunction(
  { functions }: Subject,
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
  { functions }: Subject,
  problem: (binding: RawBinding, each: FunctionFile, index: number) => BindingProblem | undefined,
): Finding[] {
  return functions.flatMap((each) =>
    each.bindings.flatMap((binding, index) => {
      const found = problem(binding, each, index);
      if (!found) return [];
      const keys = ['bindings', index, ...(found.property === undefined ? [] : [found.property])];
      return [
        {
          message: `${each.name}: ${found.message}`,
          location: each.file.location(...keys),
          ...(found.fix ? { fix: found.fix } : {}),
        },
      ];
    }),
  );
}

/** Where a function says how it is called: the route where there is one, else the type of its trigger. */
export function triggerLocation({ bindings, file }: FunctionFile): FileLocation {
  const index = bindings.findIndex(isTrigger);
  return file.location('bindings', index, bindings[index]?.route === undefined ? 'type' : 'route');
}

/** The type of a binding in lower case, as the host compares it. */
export function typeOf({ type }: RawBinding): string {
  return String(type ?? '').toLowerCase();
}

export function isTrigger(binding: RawBinding): boolean {
  return typeOf(binding).endsWith('trigger');
}
