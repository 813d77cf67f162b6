import { type Quotes, quotes } from '../formats/quote/quotes.ts';
import { type Platform, platformNamed } from '../hosting/platforms.ts';
import type { FunctionOnDisk } from '../project/function.ts';
import type { Project } from '../project/project.ts';
import { appNameIn } from '../rules/module-path.ts';
import { type FunctionData, functionData } from './go-function.ts';
import { type HostData, hostData } from './host-data.ts';
import type { PlanRequest } from './request.ts';

/** What every template sees as `project`. */
export interface ProjectData {
  /** The last element of the module path: unlike the folder's name, it is the same in every clone. */
  name: string;
  module: string;
  platform: Platform;
  httpMode: string;
  /** The functions that the registry connects, sorted by name. */
  functions: readonly FunctionData[];
  /** What the host and the packer refuse, for their rules in Go. */
  host: HostData;
  /** How a text of the user is written in each language. */
  quotes: Quotes;
}

/** The project as it will be, for the templates. */
export function projectData(request: PlanRequest): ProjectData {
  const { project, shared, catalogue } = request;
  const functions = functionsAfter(request).map((each) =>
    functionData(each, catalogue, project.routePrefix, forwardsHttp(project)),
  );
  const { module } = shared;
  const platform = platformNamed(shared.platform);
  return {
    name: appNameIn(module),
    module,
    platform: { ...platform, executable: project.executable?.path ?? platform.executable },
    httpMode: shared['http-mode'],
    functions,
    host: hostData(catalogue),
    quotes,
  };
}

/** The functions that the registry will connect, sorted by name. */
function functionsAfter({ project, newFunction }: PlanRequest): FunctionOnDisk[] {
  const elsewhere = servedElsewhere(project);
  const kept = project.functions.filter(
    ({ name }) => !elsewhere.includes(name) && name !== newFunction?.name,
  );
  const extra = newFunction
    ? [{ name: newFunction.name, bindings: newFunction.functionJson.bindings }]
    : [];
  return [...kept, ...extra].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Whether the host forwards plain HTTP. Where host.json does not say, we turn it on, unless functions
 * of someone else rely on its being off.
 */
export function forwardsHttp(project: Project): boolean {
  return project.forwardsHttp ?? servedElsewhere(project).length === 0;
}

/** The functions that a `main` which is not ours serves: those that were there when we came. */
export function servedElsewhere(project: Project): readonly string[] {
  if (project.record) return project.record.servedElsewhere;
  return project.existingMain === undefined ? [] : project.functions.map(({ name }) => name);
}
