import { splitTemplate } from './braces.ts';
import type { Refusal } from './refusal.ts';
import { type TemplateFault, templateFault } from './route-template.ts';

/**
 * The HTTP methods that a trigger may list. The host compares them without regard to case
 * (host contract section 5).
 */
export const HTTP_METHODS = [
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
  'trace',
  'connect',
] as const;

/** One HTTP function as the host routes it. No methods means all. */
export interface RoutedFunction {
  name: string;
  route: string;
  methods: readonly string[];
}

/** What the host says of a route that it keeps for itself, in `ScriptHost.ValidateHttpFunction`. */
export const RESERVED_WORDS = 'The specified route conflicts with one or more built in routes.';

/** Whether the host keeps a route, without its prefix, for itself. It looks at the first letters only. */
export function isReservedRoute(route: string): boolean {
  return /^\/*(admin|runtime)/i.test(route.trim());
}

/** The template that the host makes of a route and the prefix in host.json. */
export function fullTemplate(prefix: string, route: string): string {
  return prefix === '' ? route : `${prefix}/${route}`;
}

/** What ASP.NET holds against a prefix, whatever the routes behind it; undefined when it takes it. */
export function prefixFault(prefix: string): TemplateFault | undefined {
  return templateFault(fullTemplate(prefix, 'x'));
}

/**
 * What speaks against a route in a new function.json: all that the host refuses (one malformed template stops
 * it, and no function answers), and what it takes and then does something surprising with. Undefined when
 * it is good. The route has no prefix.
 */
export function routeProblem(route: string): string | undefined {
  if (isReservedRoute(route))
    return `the host keeps every route that starts with "admin" or "runtime" for itself ("${RESERVED_WORDS}")`;
  const fault = templateFault(fullTemplate('api', route));
  if (fault) {
    const quote = fault.words === undefined ? '' : `, with "${fault.words}"`;
    return `${fault.fix} (the host would not start${quote})`;
  }
  if (route.startsWith('~')) return 'a route does not start with "~": the host takes it for text';
  const { literal, parameters } = splitTemplate(route);
  if (/[#\s]/.test(literal))
    return 'a route has no fragment or space; parameters are written {id}, {id:int}, {id?} or {*rest}';
  if (route.endsWith('/')) return 'a route has no "/" at its end';
  return parameterProblem(route, parameters);
}

/** What the host takes, and few would mean. */
function parameterProblem(route: string, parameters: readonly string[]): string | undefined {
  for (const inside of parameters) {
    const whole = `{${inside}}`;
    const name = /^\*{0,2}([^:=?]*)/.exec(inside)?.[1] ?? '';
    if (!/^[A-Za-z_]\w*$/.test(name))
      return `"${whole}" needs a parameter name of letters, digits and "_", for example {id}`;
    if (!inside.startsWith('*') && inside.endsWith('?') && !route.endsWith(whole))
      return `"${whole}" is optional, so it must be in the last segment: the host wants it all the same`;
  }
  return undefined;
}

/**
 * The function whose route the host would say conflicts: the same template and a method in common
 * (host contract section 5, N4).
 */
export function conflictingRoute(
  candidate: RoutedFunction,
  others: readonly RoutedFunction[],
): RoutedFunction | undefined {
  return others.find(
    (other) =>
      other.name !== candidate.name &&
      other.route.toLowerCase() === candidate.route.toLowerCase() &&
      methodsMeet(other.methods, candidate.methods),
  );
}

/**
 * The functions that the host leaves out because an earlier one has their route and a method of theirs. It
 * goes by name, and those that it left out are in nobody's way.
 */
export function sameRouteRefusals(
  functions: readonly RoutedFunction[],
): { name: string; refusal: Refusal }[] {
  const kept = new Map<string, RoutedFunction[]>();
  return functions.flatMap((each) => {
    const route = each.route.toLowerCase();
    const earlier = kept.get(route) ?? [];
    const other = earlier.find(({ methods }) => methodsMeet(methods, each.methods));
    if (!other) {
      kept.set(route, [...earlier, each]);
      return [];
    }
    const refusal: Refusal = {
      rule: 'same-route',
      keys: ['bindings'],
      found: `answers the route "${each.route}", as ${other.name} does`,
      words: `The route specified conflicts with the route defined by function '${other.name}'.`,
      fix: 'give one of the two another route, or methods that the other has not',
    };
    return [{ name: each.name, refusal }];
  });
}

function methodsMeet(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  const upper = new Set(a.map((method) => method.toUpperCase()));
  return b.some((method) => upper.has(method.toUpperCase()));
}
