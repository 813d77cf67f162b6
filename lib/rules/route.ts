import { replaceBraces } from './braces.ts';

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

/** The host's server takes no request line of more than 8 kB (Kestrel, MaxRequestLineSize). */
const MAX_ROUTE = 8000;

/**
 * What is wrong with an ASP.NET route template, by the host's rules (host contract section 5);
 * undefined when it is good. The template has no route prefix.
 */
export function routeProblem(route: string): string | undefined {
  if (route.length > MAX_ROUTE) return `a route has at most ${MAX_ROUTE} characters`;
  if (route.startsWith('/'))
    return 'a route does not start with "/": the host adds the prefix and the slash';
  if (route.startsWith('~')) return 'a route does not start with "~"';
  if (/^(admin|runtime)/i.test(route.trim()))
    return 'the host keeps every route that starts with "admin" or "runtime" for itself';
  if (/[?#\s]/.test(replaceBraces(route, () => '')))
    return 'a route has no query, fragment or space; parameters are written {id}, {id:int}, {id?} or {*rest}';
  // A brace inside a constraint is written twice: {code:regex(^\\d{{3}}$)}.
  const segments = route.replace(/\{\{|\}\}(?=[^}]*\})/g, '').split(/\/(?![^{}]*\})/);
  if (segments.includes('')) return 'a route has no empty segment ("//" or a "/" at its end)';
  return (
    segments
      .map((segment, index) => segmentProblem(segment, index === segments.length - 1))
      .find(Boolean) ?? repeatedParameter(route)
  );
}

function segmentProblem(segment: string, last: boolean): string | undefined {
  const withoutParameters = segment.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(withoutParameters)) return `the braces of "${segment}" do not match`;
  const parameters = [...segment.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  if (/\}\{/.test(segment)) return `"${segment}" needs a literal between two parameters`;
  for (const parameter of parameters) {
    const name = /^\*{0,2}([^:=?]*)/.exec(parameter)?.[1] ?? '';
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      return `"{${parameter}}" needs a parameter name of letters, digits and "_", for example {id}`;
    if (parameter.startsWith('*') && (!last || segment !== `{${parameter}}`))
      return `"{${parameter}}" takes the rest of the path, so it must be the whole last segment`;
    if (parameter.endsWith('?') && !last)
      return `"{${parameter}}" is optional, so it must be in the last segment`;
    if (parameter.endsWith('?') && parameter.includes('='))
      return `"{${parameter}}" cannot be optional and have a default value`;
    if (parameter.endsWith('?') && !/^(.*\}\.)?$/.test(segment.slice(0, -parameter.length - 2)))
      return `"{${parameter}}" is optional, so it is the whole segment or stands behind a parameter and a dot, for example {name}.{ext?}`;
    const problem = constraintProblem(parameter.replace(/\?$/, ''));
    if (problem) return `"{${parameter}}" ${problem}`;
  }
  return undefined;
}

/** ASP.NET's own constraints, and what each takes between parentheses. */
const CONSTRAINTS: { readonly [name: string]: 'nothing' | 'text' | 'number' | 'range' } = {
  int: 'nothing',
  long: 'nothing',
  bool: 'nothing',
  datetime: 'nothing',
  decimal: 'nothing',
  double: 'nothing',
  float: 'nothing',
  guid: 'nothing',
  alpha: 'nothing',
  required: 'nothing',
  file: 'nothing',
  nonfile: 'nothing',
  regex: 'text',
  min: 'number',
  max: 'number',
  minlength: 'number',
  maxlength: 'number',
  length: 'range',
  range: 'range',
};

function constraintProblem(parameter: string): string | undefined {
  let rest = parameter.replace(/^[^:=]*/, '');
  while (rest.startsWith(':')) {
    const [all, name = '', argument] = /^:([^:=(]*)(?:\((.*?)\)(?=[:=]|$))?/s.exec(rest) ?? [''];
    rest = rest.slice(all.length);
    const key = name.toLowerCase();
    const takes = Object.hasOwn(CONSTRAINTS, key) ? CONSTRAINTS[key] : undefined;
    if (!takes)
      return `has the constraint "${name}", which is none of: ${Object.keys(CONSTRAINTS).join(', ')}`;
    if (rest.startsWith('(')) return `has a "(" without ")" in its constraint ${name}`;
    if (takes === 'nothing' && argument)
      return `has a constraint ${name} with an argument, and that takes none`;
    if (takes === 'text' && argument === undefined)
      return `needs a pattern, for example {code:regex(^a)}`;
    if ((takes === 'number' || takes === 'range') && !isBounds(key, argument ?? ''))
      return `needs whole numbers, the lower first, for example {n:min(1)}, {n:range(1,9)}, {n:length(5)}`;
  }
  return undefined;
}

function isBounds(name: string, argument: string): boolean {
  const numbers = argument.split(',');
  if (!numbers.every((number) => /^\s*[+-]?\d{1,18}\s*$/.test(number))) return false;
  const [low = 0, high = low] = numbers.map(Number);
  const isTwo = numbers.length === 2;
  if (name === 'range') return isTwo && low <= high;
  return numbers.length === 1 || (name === 'length' && isTwo && low <= high);
}

function repeatedParameter(route: string): string | undefined {
  const seen = new Set<string>();
  for (const match of route.matchAll(/\{\*{0,2}([A-Za-z0-9_]+)/g)) {
    const name = (match[1] ?? '').toLowerCase();
    if (seen.has(name)) return `the parameter "${name}" stands in it twice`;
    seen.add(name);
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

function methodsMeet(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  const upper = new Set(a.map((method) => method.toUpperCase()));
  return b.some((method) => upper.has(method.toUpperCase()));
}
