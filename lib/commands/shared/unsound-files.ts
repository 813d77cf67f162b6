import { type Diagnostic, errorAt } from '../../diagnostics/diagnostic.ts';
import { CallError } from '../../diagnostics/errors.ts';
import { isObject } from '../../formats/json.ts';
import { type JsonFile, unsoundJson } from '../../formats/json-file.ts';
import type { Project } from '../../project/project.ts';
import { RECORD_FILE } from '../../project/record.ts';

/**
 * Refuses a project whose files cannot be understood: nothing is built upon it.
 * @throws CallError with all of its files that are not JSON, or not what they must be
 */
export function refuseUnsound({ hostJson, json, functions }: Project): void {
  const files = [json(RECORD_FILE), hostJson].filter((file) => file !== undefined);
  const problems = [
    ...files.flatMap(unsoundJson),
    ...functions.flatMap(({ file }) => functionProblems(file)),
  ];
  if (problems.length > 0) throw new CallError(problems);
}

function functionProblems(file: JsonFile): Diagnostic[] {
  if (file.problem) return unsoundJson(file);
  if (isObject(file.value) && Array.isArray(file.value.bindings)) return [];
  const message = `${file.path} has no "bindings" array`;
  return [errorAt(file.location('bindings'), message, 'Correct it or delete the folder.')];
}
