import type { Feature, FileSpec } from '../catalogue/feature.ts';
import { titleWithPlans } from '../catalogue/plan-limit.ts';
import { fileSpec } from './file-policy.ts';
import type { FunctionData } from './go-function.ts';
import { toJson } from './plan.ts';
import type { ProjectData } from './project-data.ts';
import type { NewFunction, PlanRequest } from './request.ts';
import { baseHostJson } from './settings-files.ts';
import { findTemplates } from './templates.ts';

/** A new function, with all that its trigger and its bindings bring along. */
export function addedFunction(
  newFunction: NewFunction,
  request: PlanRequest,
  data: ProjectData,
): Feature {
  const { settings, needsBundle, dependencies, nextSteps } = newFunction;
  const { extensionBundle } = baseHostJson(request, data);
  return {
    files: functionFiles(newFunction, request, data),
    settings,
    ...(needsBundle ? { hostJson: { extensionBundle } } : {}),
    dependencies,
    nextSteps,
  };
}

/** function.json, and the files of the templates of all functions and of its trigger. */
function functionFiles(
  newFunction: NewFunction,
  { templates }: PlanRequest,
  data: ProjectData,
): FileSpec[] {
  const fn = data.functions.find(({ name }) => name === newFunction.name);
  const land = (path: string): string =>
    path.replaceAll('[name]', newFunction.name).replaceAll('[file]', fn?.file ?? '');
  const reason = `the function ${newFunction.name}`;
  const trigger = { ...newFunction.trigger, title: titleWithPlans(newFunction.trigger) };
  const fromTemplates = [
    ...findTemplates(templates, 'function'),
    ...findTemplates(templates, `triggers/${trigger.name}`),
  ].map(({ path, render }) => {
    const items = path === '[file].go' ? itemsOf(fn) : '';
    return fileSpec(land(path), render({ project: data, fn, trigger }) + items, reason);
  });
  const functionJson = fileSpec(
    `${newFunction.name}/function.json`,
    toJson(newFunction.functionJson),
    reason,
  );
  return [...fromTemplates, functionJson, ...hostSample(newFunction, data, reason)];
}

/** The structs of the user's that the outputs take, for the end of the function's Go file. */
function itemsOf(fn: FunctionData | undefined): string {
  return (fn?.bindings ?? []).flatMap(({ item }) => (item ? `\n${item.declaration}` : [])).join('');
}

/** What goes with sample.dat when tests or `invoke` call the function as the host would. */
function hostSample(
  { name, trigger, answers }: NewFunction,
  data: ProjectData,
  reason: string,
): FileSpec[] {
  const fn = data.functions.find((each) => each.name === name);
  const inputs = fn?.bindings
    .filter(({ direction }) => direction === 'in')
    .map(({ name: input, kind, binding }) => [input, sampleFor(kind?.sample, binding) ?? {}]);
  const sample = {
    ...trigger.sample?.(answers),
    ...(inputs && inputs.length > 0 ? { inputs: Object.fromEntries(inputs) } : {}),
  };
  if (Object.keys(sample).length === 0) return [];
  return [fileSpec(`${name}/sample.host.json`, toJson(sample), reason)];
}

/** A sample that may depend on something. */
function sampleFor<S, From>(sample: S | ((from: From) => S), from: From): S {
  return typeof sample === 'function' ? (sample as (from: From) => S)(from) : sample;
}
