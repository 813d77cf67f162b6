import { bindingTypes } from '../../catalogue/binding-types.ts';
import {
  argumentError,
  type Diagnostic,
  errorAt,
  fileError,
} from '../../diagnostics/diagnostic.ts';
import { isObject, valueAt } from '../../formats/json.ts';
import type { JsonFile } from '../../formats/json-file.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import { type AppFacts, refusals } from '../../rules/function-json.ts';
import { hostRefusals, routePrefixIn } from '../../rules/host-json.ts';
import { type Refusal, type Rule, refusalFix, refusalMessage } from '../../rules/refusal.ts';
import { prefixFault } from '../../rules/route.ts';

/** What stays wrong in a host.json to which we add what is missing. */
const STAYS: readonly Rule[] = ['host-value', 'route-prefix', 'timeout'];

/**
 * What the host would refuse in host.json, in the functions that are there and in the one to be added: nothing
 * is built upon it.
 */
export async function refusedFunctions(
  project: Project,
  newFunction: NewFunction | undefined,
): Promise<Diagnostic[]> {
  const host = project.hostJson?.value;
  const app = await appFacts(project, host);
  const kept = project.functions.filter(({ name }) => name !== newFunction?.name);
  const found: Diagnostic[] = [];
  if (isObject(host)) {
    const stay = hostRefusals(host).filter(({ rule }) => STAYS.includes(rule));
    found.push(...inFile(project.hostJson, 'host.json', stay));
  }
  for (const { name, file } of kept)
    found.push(...inFile(file, name, refusals({ name, value: file.value }, app)));
  if (newFunction) {
    const { name, functionJson: value, needsBundle } = newFunction;
    // The host looks for the extensions of a function that comes with them.
    const own = { ...app, hasExtensions: app.hasExtensions || needsBundle };
    for (const refusal of refusals({ name, value }, own))
      found.push(
        argumentError(`the function ${name}`, sentence(name, refusal), refusalFix(refusal)),
      );
  }
  return found;
}

/** Refusals at their places in a file; `name` is what the file is about. */
function inFile(
  file: JsonFile | undefined,
  name: string,
  found: readonly Refusal[],
): readonly Diagnostic[] {
  if (!file) return [];
  const listed = found
    .slice(0, LISTED)
    .map((refusal) =>
      errorAt(file.location(...refusal.keys), sentence(name, refusal), refusalFix(refusal)),
    );
  const left = found.length - listed.length;
  const more = `${file.path} has ${left} more like these`;
  return left === 0 ? listed : [...listed, fileError(file.path, more)];
}

/** What a reader may still read of one file. */
const LISTED = 100;

function sentence(name: string, refusal: Refusal): string {
  return `${name} ${refusalMessage(refusal)}`;
}

async function appFacts(project: Project, host: unknown): Promise<AppFacts> {
  const types = bindingTypes();
  const prefix = routePrefixIn(host);
  return {
    routePrefix: prefixFault(prefix) ? 'api' : prefix,
    // We add the bundle where a function needs it.
    hasExtensions:
      project.record !== undefined ||
      valueAt(host, 'extensionBundle') !== undefined ||
      project.entries.includes('extensions.csproj'),
    meant: types.meant,
    needed: types.needed,
    hasFile: project.files.has,
  };
}
