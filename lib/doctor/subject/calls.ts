import { forwardsHttp } from './http-mode.ts';
import type { FunctionFile, GoCode, Subject } from './subject.ts';

/** How the host calls a function (contract 3.1 and 4.1). */
export interface HostCall {
  fn: FunctionFile;
  /** The path; route parameters as they stand in the template. */
  path: string;
  isPlainHttp: boolean;
}

/** The path that the host calls for each function that has a trigger. */
export function hostCalls({
  functions,
  hostJson,
}: Pick<Subject, 'functions' | 'hostJson'>): HostCall[] {
  const forwards = forwardsHttp(hostJson);
  return functions
    .filter(({ data }) => data.triggerBinding.type !== '')
    .map((fn) => {
      const isPlainHttp = fn.data.simpleHttp && forwards;
      return { fn, isPlainHttp, path: isPlainHttp ? `/${fn.data.route}` : `/${fn.name}` };
    });
}

/** Whether code that can be read serves a path. */
export function serves({ patterns }: GoCode, path: string): boolean {
  return patterns.some((pattern) => matches(pattern.path, path));
}

/** Whether a pattern of net/http takes a path; a parameter takes any segment. */
export function matches(pattern: string, path: string): boolean {
  if (pattern !== '/' && pattern.endsWith('/')) return `${path}/`.startsWith(pattern);
  return shape(pattern) === shape(path);
}

const shape = (path: string): string => path.replace(/\{[^}]*\}/g, '{}').replace(/\/\{\$\}$/, '/');

/** Why nothing can be told of the paths that the code serves; undefined when it can. */
export function unreadableRoutes({
  files,
  patterns,
  otherRouter,
  registered,
}: GoCode): string | undefined {
  if (files.length === 0)
    return 'there are no Go files: whether the program serves the functions was not checked';
  if (otherRouter)
    return `the routes of ${otherRouter} are not understood: whether the code serves the functions was not checked (--run asks the program)`;
  if (registered.size > 0) return undefined;
  const takesAll = patterns.some(({ path }) => /^\/(\{[^}]*\.\.\.\})?$/.test(path));
  if (patterns.length > 0 && !takesAll) return undefined;
  return 'the code takes all paths and tells them apart itself: whether it serves the functions was not checked (--run asks the program)';
}
