import { titleWithPlans } from '../catalogue/plan-limit.ts';
import type { FunctionData } from './function-data.ts';
import { mergedJson } from './merged-files.ts';
import { type Entry, entry, toJson } from './plan.ts';
import type { ProjectData } from './project-data.ts';
import type { NewFunction, PlanRequest } from './request.ts';
import { findTemplates } from './templates.ts';

/** The files of a new function: function.json, and those of the templates of all functions and of its trigger. */
export function functionFiles(
  newFunction: NewFunction,
  { templates }: PlanRequest,
  data: ProjectData,
): Entry[] {
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
    return entry(land(path), render({ project: data, fn, trigger }) + items, reason);
  });
  const functionJson = entry(
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
): Entry[] {
  const fn = data.functions.find((each) => each.name === name);
  const inputs = fn?.bindings
    .filter(({ direction }) => direction === 'in')
    .map(({ name: input, kind, binding }) => [input, sampleFor(kind?.sample, binding) ?? {}]);
  const sample = {
    ...sampleFor(trigger.sample, answers),
    ...(inputs && inputs.length > 0 ? { inputs: Object.fromEntries(inputs) } : {}),
  };
  if (Object.keys(sample).length === 0) return [];
  return [entry(`${name}/sample.host.json`, toJson(sample), reason)];
}

/** A sample that may depend on something. */
function sampleFor<S, From>(sample: S | ((from: From) => S), from: From): S {
  return typeof sample === 'function' ? (sample as (from: From) => S)(from) : sample;
}

/** What a new function adds to the settings of a project that is complete otherwise. */
export async function functionSettings(
  { settings, needsBundle }: NewFunction,
  { project, templates }: PlanRequest,
  data: ProjectData,
): Promise<Entry[]> {
  const rendered = (path: string): { [key: string]: unknown } => {
    const template = findTemplates(templates, 'project').find((each) => each.path === path);
    return template ? JSON.parse(template.render({ project: data })) : {};
  };
  const entries: Entry[] = [];
  if (Object.keys(settings).length > 0) {
    const wanted =
      project.read('local.settings.json') === undefined ? rendered('local.settings.json') : {};
    const Values = { ...(wanted.Values as object), ...settings };
    entries.push(await mergedJson('local.settings.json', { ...wanted, Values }, project));
  }
  if (needsBundle) {
    const { extensionBundle } = rendered('host.json');
    entries.push(await mergedJson('host.json', { extensionBundle }, project));
  }
  return entries;
}
