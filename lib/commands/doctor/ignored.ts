import { join } from 'node:path';
import type { Problem } from '../../diagnostics/problem.ts';
import { LIMITS } from '../../formats/budget.ts';
import { isObject, valueAt } from '../../formats/json.ts';
import { jsonFile, setJson } from '../../formats/json-file.ts';
import { readPlain } from '../../formats/plain-file.ts';
import { applyChanges } from '../../write/apply.ts';

/**
 * Where a project keeps what the doctor shall not report, and why:
 * `{ "doctor": { "ignore": { "AGF405": "stderr is what we want" } } }`. A file of its own, because it
 * is for every function app, and .yo-rc.json only for those that we made.
 */
export const IGNORE_FILE = '.azure-go-func.json';

/** The reasons by code that a project has recorded; empty for a zip or a program. */
export function recordedReasons(folder: string): Map<string, string> {
  const ignore = ignoreIn(folder).value;
  return new Map(
    Object.entries(isObject(ignore) ? ignore : {}).map(([code, reason]) => [
      code.toUpperCase(),
      String(reason),
    ]),
  );
}

/** What is wrong with the file of a project, so that nothing is ignored by accident and nothing of it is lost. */
export function recordProblems(folder: string): Problem[] {
  const { problem, value } = ignoreIn(folder);
  if (problem) return [{ location: IGNORE_FILE, reason: `${problem}; fix it and run this again` }];
  if (value === undefined) return [];
  const isReason = (reason: unknown): boolean => typeof reason === 'string' && reason.trim() !== '';
  return isObject(value) && Object.values(value).every(isReason)
    ? []
    : [
        {
          location: `doctor.ignore in ${IGNORE_FILE}`,
          reason:
            'is an object with a reason for each code: { "AGF405": "we read standard error" }',
        },
      ];
}

function ignoreIn(folder: string): { problem: string | undefined; value: unknown } {
  const { problem, value } = jsonFile(IGNORE_FILE, textOf(folder) ?? '{}');
  const message = problem && `${problem.message} at line ${problem.location.line ?? 1}`;
  const isWhole = message !== undefined || isObject(value);
  return {
    problem: isWhole ? message : 'is not a JSON object',
    value: valueAt(value, 'doctor', 'ignore'),
  };
}

/**
 * Adds reasons to those that the project has; the rest of the file stays as it is.
 * @throws WorkError when the disk does not let us
 */
export function recordReasons(folder: string, reasons: ReadonlyMap<string, string>): void {
  const current = textOf(folder);
  let contents = current ?? '{}\n';
  for (const [code, reason] of reasons) {
    const fix = setJson(IGNORE_FILE, ['doctor', 'ignore', code], reason);
    if (fix.kind === 'text') contents = fix.edit(contents);
  }
  if (contents === current) return;
  const entry = { path: IGNORE_FILE, contents, ownership: 'merged', reason: 'ignored' } as const;
  applyChanges(folder, [{ action: current === undefined ? 'create' : 'update', entry, current }]);
}

function textOf(folder: string): string | undefined {
  try {
    return readPlain(join(folder, IGNORE_FILE), LIMITS.text).toString();
  } catch {
    return undefined;
  }
}
