import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, valueAt } from '../project/json.ts';
import { jsonFile, setJson } from './subject/json-file.ts';

/**
 * Where a project keeps what the doctor shall not report, and why:
 * `{ "doctor": { "ignore": { "AGF405": "stderr is what we want" } } }`. A file of its own, because it
 * is for every function app, and .yo-rc.json only for those that we made.
 */
export const IGNORE_FILE = '.azure-go-func.json';

/** The reasons by code that a project has recorded; empty for a zip or a program. */
export function recordedReasons(folder: string): Map<string, string> {
  const ignore = valueAt(jsonFile(IGNORE_FILE, textOf(folder) ?? '{}').value, 'doctor', 'ignore');
  return new Map(
    Object.entries(isObject(ignore) ? ignore : {}).map(([code, reason]) => [
      code.toUpperCase(),
      String(reason),
    ]),
  );
}

/** Adds reasons to those that the project has; the rest of the file stays as it stands. */
export function recordReasons(folder: string, reasons: ReadonlyMap<string, string>): void {
  let text = textOf(folder) ?? '{}\n';
  for (const [code, reason] of reasons) {
    const fix = setJson(IGNORE_FILE, ['doctor', 'ignore', code], reason);
    if (fix.kind === 'text') text = fix.edit(text);
  }
  writeFileSync(join(folder, IGNORE_FILE), text);
}

function textOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, IGNORE_FILE), 'utf8');
  } catch {
    return undefined;
  }
}
