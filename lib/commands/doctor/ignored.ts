import { join } from 'node:path';
import { type Diagnostic, errorAt } from '../../diagnostics/diagnostic.ts';
import { LIMITS } from '../../formats/budget.ts';
import { isObject, noObject, valueAt } from '../../formats/json.ts';
import { jsonFile, setJson } from '../../formats/json-file.ts';
import { readPlain } from '../../formats/plain-file.ts';
import { applyChanges } from '../../write/apply.ts';
import { textChange } from '../../write/change.ts';

/**
 * Where a project keeps what the doctor shall not report, and why:
 * `{ "doctor": { "ignore": { "AGF405": "stderr is what we want" } } }`. A file of its own, because it
 * is for every function app, and .yo-rc.json only for those that we made.
 */
export const IGNORE_FILE = '.azure-go-func.json';

/** The reasons by code that a project has recorded; empty for a zip or a program. */
export function recordedReasons(folder: string): Map<string, string> {
  const { value } = jsonFile(IGNORE_FILE, textOf(folder) ?? '{}');
  const ignore = valueAt(value, 'doctor', 'ignore');
  return new Map(
    Object.entries(isObject(ignore) ? ignore : {}).map(([code, reason]) => [
      code.toUpperCase(),
      String(reason),
    ]),
  );
}

/** What is wrong with the file of a project, so that nothing is ignored by accident and nothing of it is lost. */
export function recordProblems(folder: string): Diagnostic[] {
  const { problem, value, location } = jsonFile(IGNORE_FILE, textOf(folder) ?? '{}');
  if (problem)
    return [errorAt(problem.location, `${IGNORE_FILE} ${problem.message}`, 'Correct the file.')];
  if (!isObject(value)) return [noObject(IGNORE_FILE)];
  const ignore = valueAt(value, 'doctor', 'ignore');
  const isReason = (reason: unknown): boolean => typeof reason === 'string' && reason.trim() !== '';
  if (ignore === undefined || (isObject(ignore) && Object.values(ignore).every(isReason)))
    return [];
  return [
    errorAt(
      location('doctor', 'ignore'),
      'What is ignored must be an object with a reason for each code',
      'Write it like { "AGF405": "we read standard error" }.',
    ),
  ];
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
  applyChanges(folder, [textChange(IGNORE_FILE, 'merged', 'ignored', current, contents)]);
}

function textOf(folder: string): string | undefined {
  try {
    return readPlain(join(folder, IGNORE_FILE), LIMITS.text).toString();
  } catch {
    return undefined;
  }
}
