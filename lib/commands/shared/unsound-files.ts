import { CallError } from '../../diagnostics/problem.ts';
import { isObject } from '../../formats/json.ts';
import { unsoundJson } from '../../formats/json-file.ts';
import type { FunctionFile } from '../../project/function.ts';
import type { Project } from '../../project/project.ts';
import { RECORD_FILE } from '../../project/record.ts';

/**
 * Refuses a project whose files cannot be understood: nothing is built upon it.
 * @throws CallError with all of its files that are no JSON, or not what they are to be
 */
export function refuseUnsound({ hostJson, json, functions }: Project): void {
  const files = [json(RECORD_FILE), hostJson].filter((file) => file !== undefined);
  const problems = [
    ...files.flatMap(unsoundJson),
    ...functions.flatMap(({ file }) => functionProblems(file)),
  ];
  if (problems.length > 0) throw new CallError(problems);
}

function functionProblems(file: FunctionFile['file']): ReturnType<typeof unsoundJson> {
  if (file.problem) return unsoundJson(file);
  return isObject(file.value) && Array.isArray(file.value.bindings)
    ? []
    : [
        {
          location: file.path,
          reason: 'has no "bindings" array; fix it or delete the folder',
        },
      ];
}
