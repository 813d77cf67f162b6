import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../../diagnostics/problem.ts';
import type { RunSettings } from '../../options/run-options.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import type { Command } from '../shared/command.ts';

/**
 * What is wrong with a function as a whole. One that exists and is the same is no problem: adding it
 * again changes nothing. One that differs is replaced only by force. `new` adds none to what is there.
 */
export function validateFunction(
  command: Command,
  { name, functionJson, conflictingSettings }: NewFunction,
  project: Project,
  { force }: RunSettings,
): Problem[] {
  const location = command.name === 'new' ? `--function ${name}` : `the function ${name}`;
  const names = functionJson.bindings.map((binding) => binding.name.toLowerCase());
  const twice = names.filter((each, index) => names.indexOf(each) !== index);
  const problems = [...new Set(twice)].map((each) => ({
    location,
    reason: `has two bindings with the name "${each}"; give one another with name=..., for example --output queue:receipts,name=receipts`,
  }));
  problems.push(...answerProblems(location, functionJson));
  for (const setting of conflictingSettings) {
    const reason = `the app setting ${setting} would have to hold two different things; give another name to one of them`;
    problems.push({ location, reason });
  }
  const existing = project.functions.find((other) => other.name === name);
  if (command.name === 'new' && project.record && !existing) {
    const reason = `is not in this project, which "new" only renews; add it with "azure-go-func function ${name}" and the same options`;
    return [...problems, { location, reason }];
  }
  if (!existing || force || isSame(functionJson, existing)) return problems;
  return [
    ...problems,
    {
      location,
      reason: `exists already and ${name}/function.json says something else; choose another name, edit that file (the next run says what its Go method must take), or use --force to write all its files again`,
    },
  ];
}

/**
 * The host fails a call that answers HTTP without a request, and makes an answer of its own as soon as the
 * function has any output (`HttpBinding.BindAsync`, `GetHttpOutputBindingResponse`).
 */
function answerProblems(location: string, { bindings }: NewFunction['functionJson']): Problem[] {
  const types = bindings.map(({ type }) => type.toLowerCase());
  if (!types.includes('http') || types.includes('httptrigger')) return [];
  const reason =
    'has the output http, but nobody who waits for an answer: leave that output out, or use --trigger http';
  return [{ location, reason }];
}

function isSame(
  planned: NewFunction['functionJson'],
  { bindings, retry }: Project['functions'][number],
): boolean {
  return isDeepStrictEqual(planned, retry === undefined ? { bindings } : { bindings, retry });
}
