import { type Budget, LIMITS } from '../formats/budget.ts';
import { isObject, valueAt } from '../formats/json.ts';
import type { JsonFile } from '../formats/json-file.ts';
import { functionData } from '../plan/function-data.ts';
import { trimmed } from '../rules/trimmed.ts';
import type { FunctionOnDisk } from './project.ts';
import type { FunctionFile, Subject } from './subject.ts';

/** The functions that the host would look at: a function.json directly below a folder of the root. */
export function readFunctions(
  { files, json }: Pick<Subject, 'files' | 'json'>,
  routePrefix: string,
  budget: Budget,
): FunctionFile[] {
  const paths = files.paths.filter((path) => /^[^/]+\/function\.json$/.test(path));
  budget.allows(
    paths.length <= LIMITS.functions,
    `only the first ${LIMITS.functions} of ${paths.length} functions were looked at`,
  );
  return paths.slice(0, LIMITS.functions).flatMap((path) => {
    const file = json(path);
    return file ? [functionFile(path.slice(0, path.indexOf('/')), file, routePrefix)] : [];
  });
}

function functionFile(name: string, file: JsonFile, routePrefix: string): FunctionFile {
  const list = valueAt(file.value, 'bindings');
  const bindings = Array.isArray(list)
    ? list.slice(0, LIMITS.bindings).map((each) => (isObject(each) ? each : {}))
    : [];
  const data = functionData(
    { name, bindings: bindings.map(normal) },
    { triggers: [], bindings: [] },
    routePrefix,
  );
  return { name, file, bindings, data };
}

/** A binding as project data has it. */
type Binding = FunctionOnDisk['bindings'][number];

function normal(binding: { readonly [property: string]: unknown }): Binding {
  return {
    ...binding,
    type: String(binding.type ?? ''),
    direction: String(binding.direction ?? 'in').toLowerCase(),
    name: String(binding.name ?? ''),
  };
}

/** `extensions.http.routePrefix` of host.json, `api` when it says nothing. */
export function routePrefixOf(hostJson: JsonFile | undefined): string {
  const prefix = valueAt(hostJson?.value, 'extensions', 'http', 'routePrefix');
  return typeof prefix === 'string' ? trimmed(prefix, /\//) : 'api';
}

/** Whether host.json makes functions of its own: of its routes, or by its profile (contract 1.5 and 1.6). */
export function hasOtherFunctions(hostJson: JsonFile | undefined): boolean {
  return (
    valueAt(hostJson?.value, 'customHandler', 'http', 'routes') !== undefined ||
    valueAt(hostJson?.value, 'configurationProfile') !== undefined
  );
}
