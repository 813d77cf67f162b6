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
      .filter((hostFunction) => hostFunction.http && !hostFunction.disabled)
      .sort((a, b) => compareTemplates(a.http?.template ?? [], b.http?.template ?? []));
  }

  /** The first route that fits path and method; a wrong method is no match, hence 404 and never 405. */
  find(method: string, path: string): RouteMatch | undefined {
    const segments = pathSegments(path);
    for (const hostFunction of this.#functions) {
      const { methods, template } = hostFunction.http as NonNullable<HostFunction['http']>;
      if (methods.length > 0 && !methods.includes(method.toUpperCase())) continue;
      const values = matchTemplate(template, segments);
      if (values) return { function: hostFunction, values };
    }
    return undefined;
  }
}

// The server decodes a path, except %2F; one trailing slash does not count.
function pathSegments(path: string): string[] {
  const decoded = path.slice(1).replace(/\/$/, '').split('/').map(decodeSegment);
  return decoded.length === 1 && decoded[0] === '' ? [] : decoded;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment.replace(/%2f/gi, '%252F'));
  } catch {
    return segment;
  }
}
