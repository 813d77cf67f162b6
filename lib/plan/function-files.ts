import { mergedJson } from './merged-files.ts';
import { type Entry, entry, toJson } from './plan.ts';
import type { ProjectData } from './project-data.ts';
import type { Addition, PlanRequest } from './request.ts';
import { isManaged } from './seal.ts';
import { findTemplates, renderTemplate } from './templates.ts';

/** The files of a new function: function.json and those of its trigger's templates. */
export function functionFiles(
  added: Addition,
  { templates }: PlanRequest,
  data: ProjectData,
): Entry[] {
  const fn = data.functions.find(({ name }) => name === added.name);
  const land = (path: string): string =>
    path.replaceAll('[name]', added.name).replaceAll('[file]', fn?.file ?? '');
  const reason = `the function ${added.name}`;
  const fromTemplates = findTemplates(templates, `triggers/${added.trigger.name}`)
    .filter(({ text }) => !isManaged(text))
    .map((template) =>
      entry(land(template.path), renderTemplate(template, { project: data, fn }), reason),
    );
  const functionJson = toJson({ bindings: added.trigger.bindings(added.answers) });
  return [...fromTemplates, entry(`${added.name}/function.json`, functionJson, reason)];
}

/** What a new function adds to the settings of a project that is complete otherwise. */
export async function functionSettings(
  { trigger, answers }: Addition,
  { project, templates }: PlanRequest,
  data: ProjectData,
): Promise<Entry[]> {
  const rendered = (path: string): { [key: string]: unknown } => {
    const template = findTemplates(templates, 'project').find((each) => each.path === path);
    return template ? JSON.parse(renderTemplate(template, { project: data })) : {};
  };
  const entries: Entry[] = [];
  const settings = trigger.settings(answers);
  if (Object.keys(settings).length > 0) {
    const wanted =
      project.read('local.settings.json') === undefined ? rendered('local.settings.json') : {};
    const Values = { ...(wanted.Values as object), ...settings };
    entries.push(await mergedJson('local.settings.json', { ...wanted, Values }, project));
  }
  if (trigger.needsBundle) {
    const { extensionBundle } = rendered('host.json');
    entries.push(await mergedJson('host.json', { extensionBundle }, project));
  }
  return entries;
}
