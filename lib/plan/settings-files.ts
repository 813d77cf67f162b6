import type { Feature, FileSpec } from '../catalogue/feature.ts';
import { isObject } from '../formats/json.ts';
import { RECORD_FILE, RECORD_KEY } from '../project/record.ts';
import { fileSpec } from './file-policy.ts';
import { toJson } from './plan.ts';
import { forwardsHttp, type ProjectData } from './project-data.ts';
import type { PlanRequest } from './request.ts';
import { findTemplates } from './templates.ts';

type Json = { [key: string]: unknown };

/** The files that are folded from what features say, and not written by a template alone. */
export const HOST_FILE = 'host.json';
export const SETTINGS_FILE = 'local.settings.json';

/** host.json as the base project has it. */
export function baseHostJson(request: PlanRequest, data: ProjectData): Json {
  const whole = rendered(HOST_FILE, request, data);
  if (forwardsHttp(request.project)) return whole;
  const { description } = whole.customHandler as Json;
  return { ...whole, customHandler: { description } };
}

/** The app settings of the base project. */
export function baseSettings(request: PlanRequest, data: ProjectData): Record<string, string> {
  return rendered(SETTINGS_FILE, request, data).Values as Record<string, string>;
}

/** host.json and local.settings.json, where some feature has something to say. */
export function settingsFiles(
  features: readonly Feature[],
  request: PlanRequest,
  data: ProjectData,
): FileSpec[] {
  const files: FileSpec[] = [];
  const host = features.map(({ hostJson }) => hostJson ?? {}).reduce(combined, {});
  if (Object.keys(host).length > 0) {
    const contents = combined(baseHostJson(request, data), host);
    files.push(fileSpec(HOST_FILE, toJson(contents), 'settings', { add: host }));
  }
  const settings = Object.assign({}, ...features.map((feature) => feature.settings));
  if (Object.keys(settings).length > 0) {
    const whole = combined(rendered(SETTINGS_FILE, request, data), { Values: settings });
    const add = request.wholeProject ? whole : { Values: settings };
    files.push(fileSpec(SETTINGS_FILE, toJson(whole), 'settings', { add }));
  }
  return files;
}

/** What shows Yeoman where the project's root is. What other generators keep there stays. */
export function yeomanFile(): FileSpec {
  const set = { [RECORD_KEY]: {} };
  return fileSpec(RECORD_FILE, toJson(set), 'the root for Yeoman', { set });
}

function rendered(path: string, { templates }: PlanRequest, data: ProjectData): Json {
  const template = findTemplates(templates, 'project').find((each) => each.path === path);
  return template ? JSON.parse(template.render({ project: data })) : {};
}

/** Both objects, at any depth; the second one wins where both have something else than an object. */
function combined(one: Json, other: Json): Json {
  const all = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const there = all[key];
    all[key] = isObject(there) && isObject(value) ? combined(there, value) : value;
  }
  return all;
}
