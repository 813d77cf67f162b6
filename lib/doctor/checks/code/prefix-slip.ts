import type { GoCode } from '../../../project/go-code.ts';
import type { Project } from '../../../project/project.ts';
import { replaceBraces } from '../../../rules/braces.ts';
import { type HostCall, serves } from '../../probe/host-requests.ts';

/**
 * The path that the code serves instead, when it is the function's path with or without the prefix, or
 * its name instead of its route; undefined when it is not such a slip.
 */
export function prefixSlip({ go }: Project, { fn, path, route }: HostCall): string | undefined {
  const withoutPrefix = `/${route.slice(route.indexOf('/') + 1)}`;
  const likely = [`/${route}`, withoutPrefix, `/${fn.name}`, `/api/${fn.name}`];
  return route === '' && !serves(go, `/api/${fn.name}`)
    ? undefined
    : likely.find((other) => other !== path && isWritten(go, other));
}

/** Whether a pattern has the form of this path itself, and does not merely take it as well. */
function isWritten({ patterns }: GoCode, path: string): boolean {
  return patterns.some((pattern) => shape(pattern.path) === shape(path));
}

const shape = (path: string): string => replaceBraces(path, () => '{}').replace(/(?<=.)\/$/, '');
