import { mergeJson, setInJson } from '../formats/merge-json.ts';
import type { Project } from '../project/project.ts';
import { RECORD_FILE, RECORD_KEY } from '../project/record.ts';
import { type Entry, toJson } from './plan.ts';
import { forwardsHttp, servedElsewhere } from './project-data.ts';
import type { PlanRequest } from './request.ts';

/** The JSON files that both sides write. */
const MERGED = /^(host|local\.settings|\.vscode\/[a-z]+)\.json$/;

/** The entry of a merged file, whose template rendered to `contents`; undefined for other files. */
export async function mergedEntry(
  path: string,
  contents: string,
  { project, newFunction }: PlanRequest,
): Promise<Entry | undefined> {
  if (!MERGED.test(path)) return undefined;
  const wanted = JSON.parse(contents);
  if (path === 'local.settings.json' && newFunction) {
    wanted.Values = { ...wanted.Values, ...newFunction.settings };
  }
  if (path === 'host.json' && !forwardsHttp(project)) {
    const { description } = wanted.customHandler;
    wanted.customHandler = { description };
  }
  return mergedJson(path, wanted, project);
}

/** What is on disk, with what it lacks of `wanted`. */
export async function mergedJson(path: string, wanted: unknown, project: Project): Promise<Entry> {
  const current = project.read(path);
  const contents = current === undefined ? toJson(wanted) : await mergeJson(current, wanted, path);
  return { path, contents, ownership: 'merged', reason: 'settings' };
}

/** What was answered, kept where Yeoman keeps it: what other generators stored there stays. */
export async function recordEntry({ project, shared, version }: PlanRequest): Promise<Entry> {
  const elsewhere = servedElsewhere(project);
  const record = {
    version,
    answers: Object.fromEntries(Object.entries(shared).sort()),
    ...(elsewhere.length > 0 ? { servedElsewhere: elsewhere } : {}),
  };
  const current = project.read(RECORD_FILE);
  const contents =
    current === undefined
      ? toJson({ [RECORD_KEY]: record })
      : await setInJson(current, RECORD_KEY, record, RECORD_FILE);
  return { path: RECORD_FILE, contents, ownership: 'merged', reason: 'what was answered' };
}
