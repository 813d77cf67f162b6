import { type Diagnostic, errorAt } from '../../diagnostics/diagnostic.ts';
import { isObject, valueAt } from '../../formats/json.ts';
import { jsonFile, setJson, unsoundJson } from '../../formats/json-file.ts';
import { DOCTOR_MANIFEST, SCHEMA } from '../../project/manifest.ts';
import type { Project } from '../../project/project.ts';
import { newerManifest } from '../../project/record.ts';
import { applyChanges } from '../../write/apply.ts';
import { type Change, textChange } from '../../write/change.ts';

/** Where versions before 0.1.0 kept the same, under `doctor`. */
const OLD_FILE = '.azure-go-func.json';
const OLD_KEYS = ['doctor', 'ignore'] as const;

/** What a project has the doctor not report, and why. */
export interface Ignored {
  /** By code. */
  reasons: ReadonlyMap<string, string>;
  /** Why some of it cannot be understood: then nothing is ignored because of it. */
  problems: readonly Diagnostic[];
}

/** Reads doctor.json, `{ "schema": 1, "ignore": { "AGF405": "we read standard error" } }`; nothing of a zip or a program. */
export function readIgnored(project: Project): Ignored {
  const old = reasonsIn(project, OLD_FILE, OLD_KEYS);
  const now = reasonsIn(project, DOCTOR_MANIFEST, ['ignore']);
  return {
    reasons: new Map([...old.reasons, ...now.reasons]),
    problems: [...old.problems, ...now.problems],
  };
}

/**
 * Adds reasons to those that the project has; what else is in the file stays as it is.
 * @throws WorkError when the disk does not let us
 */
export function recordReasons(project: Project, reasons: ReadonlyMap<string, string>): void {
  applyChanges(project.root, ignoreChanges(project, reasons));
}

/** The changes that add reasons to doctor.json, with those of the old place, which goes. */
export function ignoreChanges(project: Project, reasons: ReadonlyMap<string, string>): Change[] {
  const old = reasonsIn(project, OLD_FILE, OLD_KEYS).reasons;
  const all = new Map([...old, ...reasons]);
  if (all.size === 0) return [];
  const current = project.read(DOCTOR_MANIFEST);
  const known = reasonsIn(project, DOCTOR_MANIFEST, ['ignore']).reasons;
  let contents = current ?? `${JSON.stringify({ schema: SCHEMA, ignore: {} }, null, 2)}\n`;
  for (const [code, reason] of all)
    if (reasons.has(code) || !known.has(code))
      contents = withJson(contents, ['ignore', code], reason);
  return [
    ...(contents === current
      ? []
      : [textChange(DOCTOR_MANIFEST, 'merged', 'what the doctor leaves out', current, contents)]),
    ...oldFileChanges(project, old),
  ];
}

/** The old file without what was moved; it goes with the last of it. */
function oldFileChanges(project: Project, moved: ReadonlyMap<string, string>): Change[] {
  const current = project.read(OLD_FILE);
  if (moved.size === 0 || current === undefined) return [];
  const reason = `moved to ${DOCTOR_MANIFEST}`;
  const doctor = valueAt(jsonFile(OLD_FILE, current).value, 'doctor');
  const isAll = isObject(doctor) && Object.keys(doctor).length === 1;
  const rest = withJson(current, isAll ? ['doctor'] : OLD_KEYS, undefined);
  const isEmpty = Object.keys(Object(jsonFile(OLD_FILE, rest).value)).length === 0;
  const change = textChange(OLD_FILE, 'merged', reason, current, rest);
  return [isEmpty ? { ...change, action: 'delete', contents: undefined } : change];
}

function withJson(text: string, keys: readonly string[], value: unknown): string {
  const fix = setJson('', keys, value);
  return fix.kind === 'text' ? fix.edit(text) : text;
}

function reasonsIn(project: Project, path: string, keys: readonly string[]): Ignored {
  const none = { reasons: new Map<string, string>(), problems: [] };
  const file = project.kind === 'folder' ? project.json(path) : undefined;
  if (!file) return none;
  const { value, location } = file;
  if (!isObject(value)) return { ...none, problems: unsoundJson(file) };
  if (typeof value.schema === 'number' && value.schema > SCHEMA)
    return { ...none, problems: [newerManifest(path, `with schema ${value.schema}`)] };
  const ignore = valueAt(value, ...keys);
  if (ignore === undefined) return none;
  const isReason = (reason: unknown): boolean => typeof reason === 'string' && reason.trim() !== '';
  if (!isObject(ignore) || !Object.values(ignore).every(isReason)) {
    const wrong = errorAt(
      location(...keys),
      `What ${path} ignores must be an object with a reason for each code`,
      'Write it like { "AGF405": "we read standard error" }.',
    );
    return { ...none, problems: [wrong] };
  }
  const reasons = Object.entries(ignore).map(
    ([code, reason]) => [code.toUpperCase(), String(reason)] as const,
  );
  return { ...none, reasons: new Map(reasons) };
}
