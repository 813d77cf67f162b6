import type { FunctionFile } from '../../project/function.ts';
import type { GoCode } from '../../project/go-code.ts';
import type { Project } from '../../project/project.ts';
import { fullTemplate } from '../../rules/route.ts';

/** The host's server takes no request line of more than 8 kB (Kestrel, MaxRequestLineSize). */
const MAX_ROUTE = 8000;

/** How the host calls a function (contract 3.1 and 4.1). */
export interface HostCall {
  fn: FunctionFile;
  /** The route template with the prefix, as the host matches it; empty for a function that HTTP does not start. */
  route: string;
  /** The path; route parameters as they stand in the template. */
  path: string;
  isPlainHttp: boolean;
}

/** The path that the host calls for each function that has a trigger. None can be called at a route that is too long. */
export function hostRequests({
  functions,
  forwardsHttp,
  routePrefix,
}: Pick<Project, 'functions' | 'forwardsHttp' | 'routePrefix'>): HostCall[] {
  return functions
    .filter(({ trigger }) => trigger !== undefined)
    .map((fn) => {
      const route = fn.http ? fullTemplate(routePrefix, fn.http.route) : '';
      const isPlainHttp = fn.isSimpleHttp && forwardsHttp === true;
      // A slash before the route is no second one.
      const path = isPlainHttp ? `/${route.replace(/^\//, '')}` : `/${fn.name}`;
      return { fn, route, isPlainHttp, path };
    })
    .filter(({ route }) => route.length <= MAX_ROUTE);
}

/** Whether code that can be read serves a path. */
export function serves({ patterns }: GoCode, path: string): boolean {
  return patterns.some((pattern) => matches(pattern.path, path));
}

/** Whether a pattern of net/http and a route template meet: a parameter of either takes any segment. */
export function matches(pattern: string, path: string): boolean {
  // Most have no parameter, and an app of 500 functions has 250,000 pairs.
  if (!pattern.includes('{') && !path.includes('{'))
    return (
      pattern === path ||
      (pattern !== '/' && pattern.endsWith('/') && `${path}/`.startsWith(pattern))
    );
  const have = pattern.split('/').slice(1);
  const want = path.split('/').slice(1);
  for (const [index, segment] of have.entries()) {
    const wanted = want[index];
    // "/api/" and "/api/{rest...}" take everything below, and {*rest} is everything below.
    if (index > 0 && index === have.length - 1 && /^$|\.\.\.\}$/.test(segment)) return true;
    if (wanted?.startsWith('{*')) return true;
    if (wanted === undefined || (segment === '{$}' && wanted !== '')) return false;
    if (segment !== wanted && ![segment, wanted].some((each) => each.includes('{'))) return false;
  }
  // {id?} and {id=1} may be left out.
  return want.slice(have.length).every(mayBeLeftOut);
}

function mayBeLeftOut(segment: string): boolean {
  const inside = /^\{([^{}]*)\}/.exec(segment)?.[1] ?? '';
  return segment.startsWith('{*') || inside.endsWith('?') || inside.includes('=');
}

/** Why nothing can be told of the paths that the code serves; undefined when it can. */
export function unreadableRoutes({
  files,
  patterns,
  otherRouter,
  registered,
  computesPaths,
}: GoCode): string | undefined {
  if (files.length === 0)
    return 'there are no Go files: whether the program serves the functions was not checked';
  if (otherRouter)
    return `the routes of ${otherRouter} are not understood: whether the code serves the functions was not checked (--run asks the program)`;
  if (computesPaths)
    return 'the code puts its paths together when it runs: whether it serves the functions was not checked (--run asks the program)';
  if (registered.size > 0) return undefined;
  const takesAll = patterns.some(({ path }) => /^\/(\{[^}]*\.\.\.\})?$/.test(path));
  if (patterns.length > 0 && !takesAll) return undefined;
  return 'the code takes all paths and tells them apart itself: whether it serves the functions was not checked (--run asks the program)';
}
