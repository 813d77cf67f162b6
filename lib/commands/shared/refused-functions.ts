import { bindingTypes } from '../../catalogue/binding-types.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { isObject, parseJson, valueAt } from '../../formats/json.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import { type AppFacts, refusals } from '../../rules/function-json.ts';
import { hostRefusals, routePrefixIn } from '../../rules/host-json.ts';
import { type Refusal, type Rule, refusalMessage } from '../../rules/refusal.ts';
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
): Promise<Problem[]> {
  const host = await jsonOf(project, 'host.json');
  const app = await appFacts(project, host);
  const kept = project.functions.filter(({ name }) => name !== newFunction?.name);
  const found = isObject(host)
    ? hostRefusals(host)
        .filter(({ rule }) => STAYS.includes(rule))
        .map((refusal) => problem('host.json', refusal))
    : [];
  for (const { name } of kept) {
    const file = `${name}/function.json`;
    const value = await jsonOf(project, file);
    found.push(...refusals({ name, value }, app).map((refusal) => problem(file, refusal)));
  }
  if (newFunction) {
    // The host looks for the extensions of a function that comes with them.
    const own = { ...app, hasExtensions: app.hasExtensions || newFunction.needsBundle };
    const subject = `the function ${newFunction.name}`;
    found.push(
      ...refusals({ name: newFunction.name, value: newFunction.functionJson }, own).map((refusal) =>
        problem(subject, refusal),
      ),
    );
  }
  return found;
}

async function jsonOf(project: Project, path: string): Promise<unknown> {
  const text = project.read(path);
  return text === undefined ? undefined : parseJson(text, path);
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
    hasFile: (path) => project.read(path) !== undefined,
  };
}

function problem(file: string, refusal: Refusal): Problem {
  const at = refusal.keys.length === 0 ? '' : ` (${refusal.keys.join('.')})`;
  return { location: `${file}${at}`, reason: `${refusalMessage(refusal)}; ${refusal.fix}` };
}
