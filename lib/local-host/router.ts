import type { HostFunction } from './function-json.ts';
import { compareTemplates, matchTemplate, type RouteValues } from './route-template.ts';

export interface RouteMatch {
  function: HostFunction;
  values: RouteValues;
}

/** Finds the function for a request, letters of either case (contract 3.5, 5). */
export class HttpRouter {
  readonly #functions: HostFunction[];

  constructor(functions: HostFunction[]) {
    this.#functions = functions
      .filter((hostFunction) => hostFunction.http)
      .sort((a, b) => compareTemplates(a.http?.template ?? [], b.http?.template ?? []));
  }

  /** The first route that fits path and method; a wrong method is no match, hence 404 and never 405. */
  find(method: string, path: string): RouteMatch | undefined {
    const segments = pathSegments(path);
    for (const hostFunction of this.#functions) {
      const { methods, template } = hostFunction.http as NonNullable<HostFunction['http']>;
      if (methods && !methods.includes(method.toUpperCase())) continue;
      const values = matchTemplate(template, segments);
      if (values) return { function: hostFunction, values };
    }
    return undefined;
  }
}

/**
 * The segments of a path, decoded but for %2F. Dot segments are resolved before; one trailing slash does not count for
 * matching, but a catch-all has it.
 */
function pathSegments(path: string): string[] {
  const decoded = serverPath(path).slice(1).split('/');
  return decoded.length === 1 && decoded[0] === '' ? [] : decoded;
}

/** The path as the server keeps it. */
export function serverPath(path: string): string {
  const kept: string[] = [];
  const segments = path.slice(1).split('/').map(decodeSegment);
  for (const [i, segment] of segments.entries()) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
    if (i === segments.length - 1 && (segment === '..' || segment === '.')) kept.push('');
  }
  return `/${kept.join('/')}`;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment.replace(/%2f/gi, '%252F'));
  } catch {
    return segment;
  }
}
