import { hostError } from './host-error.ts';
import { routeConstraint } from './route-constraint.ts';

interface Parameter {
  name: string;
  optional: boolean;
  catchAll: boolean;
  defaultValue: string | undefined;
  constraints: ((value: string) => boolean)[];
}

interface Segment {
  pattern: RegExp;
  parameters: Parameter[];
  /** The literal a segment begins with, or undefined when it begins with a parameter. */
  literal: string | undefined;
}

/** An ASP.NET Core route template, taken apart (contract 5). */
export type RouteTemplate = Segment[];

export type RouteValues = Record<string, string | null>;

/** Throws for a template that ASP.NET refuses. */
export function parseTemplate(template: string): RouteTemplate {
  const text = template.replace(/^~?\//, '');
  if (text === '') return [];
  const segments = splitSegments(text).map(parseSegment);
  const names = segments.flatMap(({ parameters }) =>
    parameters.map(({ name }) => name.toLowerCase()),
  );
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated) {
    throw refused(
      `The route parameter name '${repeated}' appears more than one time in the route template.`,
    );
  }
  if (segments.slice(0, -1).some(({ parameters }) => parameters.some(({ catchAll }) => catchAll))) {
    throw refused(
      'A catch-all parameter can only appear as the last segment of the route template.',
    );
  }
  return segments;
}

/** The route values when `path` (its segments percent-decoded, no prefix cut) matches, else undefined. */
export function matchTemplate(template: RouteTemplate, path: string[]): RouteValues | undefined {
  const values: RouteValues = {};
  for (const [i, segment] of template.entries()) {
    const first = segment.parameters[0];
    const rest = first?.catchAll ? path.slice(i).join('/') : path[i];
    if (rest === undefined || rest === '') {
      if (!first || !(first.optional || first.catchAll || first.defaultValue !== undefined))
        return undefined;
      values[first.name] = first.defaultValue ?? null;
      continue;
    }
    if (!matchSegment(segment, rest, values)) return undefined;
    if (first?.catchAll) return values;
  }
  const rest = path.slice(template.length);
  return rest.length === 0 || (rest.length === 1 && rest[0] === '') ? values : undefined;
}

function matchSegment(segment: Segment, text: string, values: RouteValues): boolean {
  const match = segment.pattern.exec(text);
  if (!match) return false;
  return segment.parameters.every((parameter, i) => {
    const value = match[i + 1] as string;
    values[parameter.name] = value;
    return parameter.constraints.every((accepts) => accepts(value));
  });
}

/**
 * The host's order of routes: literals before parameters, constrained parameters first, longer before shorter
 * (azure-webjobs-sdk-extensions, WebJobsRouteBuilder.RouteComparison).
 */
export function compareTemplates(a: RouteTemplate, b: RouteTemplate): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (!y) return -1;
    const order = compareSegments(x, y);
    if (order !== 0) return order;
  }
  return b.length > a.length ? 1 : 0;
}

function compareSegments(x: Segment, y: Segment): number {
  if (x.literal !== undefined && y.literal !== undefined) {
    const [left, right] = [x.literal.toUpperCase(), y.literal.toUpperCase()];
    return left < right ? -1 : Number(left > right);
  }
  if (x.literal !== undefined) return -1;
  if (y.literal !== undefined) return 1;
  const count = ({ parameters }: Segment) => parameters[0]?.constraints.length ?? 0;
  return count(y) - count(x);
}

// A slash inside braces belongs to a constraint; doubled braces are literal ones.
function splitSegments(text: string): string[] {
  const segments = [''];
  let inside = false;
  for (const [token] of text.matchAll(/\{\{|\}\}|./gs)) {
    if (token === '{') inside = true;
    if (token === '}') inside = false;
    if (token === '/' && !inside) segments.push('');
    else segments[segments.length - 1] += token;
  }
  if (inside) {
    throw refused(
      "There is an incomplete parameter in the route template. Check that each '{' character has a matching '}' character.",
    );
  }
  if (segments.at(-1) === '') segments.pop();
  if (segments.includes('')) {
    throw refused(
      "The route template separator character '/' cannot appear consecutively. It must be separated by either a parameter or a literal value.",
    );
  }
  return segments;
}

function parseSegment(text: string): Segment {
  const parameters: Parameter[] = [];
  let pattern = '';
  let literal: string | undefined;
  for (const [token] of text.matchAll(/\{(?!\{)(?:\{\{|\}\}|[^{}])*\}|(?:\{\{|\}\}|[^{}])+/g)) {
    if (token.startsWith('{') && !token.startsWith('{{')) {
      const parameter = parseParameter(unescapeBraces(token.slice(1, -1)));
      parameters.push(parameter);
      pattern += parameter.catchAll ? '(.+)' : '([^/]+)';
    } else {
      if (token.includes('?')) {
        throw refused(
          `The literal section '${token}' is invalid. Literal sections cannot contain the '?' character.`,
        );
      }
      if (pattern === '') literal = unescapeBraces(token);
      pattern += unescapeBraces(token).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
  }
  return { pattern: new RegExp(`^${pattern}$`, 'is'), parameters, literal };
}

function parseParameter(text: string): Parameter {
  const match =
    /^(\*{0,2})([^:=?*/]+)((?::[^:(=?]+(?:\(.*?\)(?=[:=?]|$))?)*)(?:=(.*))?(\?)?$/s.exec(text);
  if (!match) {
    throw refused(`The route parameter name '${text}' is invalid.`);
  }
  const [, stars, name = '', constraints = '', defaultValue, optional] = match;
  const names = constraints.match(/[^:(]+(?:\(.*?\)(?=:|$))?/gs) ?? [];
  return {
    name,
    optional: optional !== undefined,
    catchAll: stars !== '',
    defaultValue,
    constraints: names.map(routeConstraint),
  };
}

function unescapeBraces(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}');
}

function refused(message: string): Error {
  return hostError('ArgumentException', `${message} (Parameter 'routeTemplate')`);
}
