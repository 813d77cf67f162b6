import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../../diagnostics/problem.ts';
import type { RunSettings } from '../../options/run-options.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';

/**
 * What is wrong with a function as a whole, whatever is there.
 * @param location how the call names the function
 */
export function functionProblems(
  { functionJson, conflictingSettings }: NewFunction,
  location: string,
): Problem[] {
  const names = functionJson.bindings.map((binding) => binding.name.toLowerCase());
  const twice = names.filter((each, index) => names.indexOf(each) !== index);
  return [
    ...[...new Set(twice)].map((each) => ({
      location,
      reason: `has two bindings with the name "${each}"; give one another with name=..., for example --output queue:receipts,name=receipts`,
    })),
    ...answerProblems(location, functionJson),
    ...conflictingSettings.map((setting) => ({
      location,
      reason: `the app setting ${setting} would have to hold two different things; give another name to one of them`,
    })),
  ];
}

/**
 * A function that exists and is the same is not a problem: adding it again changes nothing. One that differs
 * is replaced only by force.
 */
export function existingProblems(
  { name, functionJson }: NewFunction,
  location: string,
  project: Project,
  { force }: RunSettings,
): Problem[] {
  const existing = project.functions.find((other) => other.name === name);
  if (!existing || force || isSame(functionJson, existing)) return [];
  const reason = `exists already and ${name}/function.json says something else; choose another name, edit that file (the next run says what its Go method must take), or use --force to write all its files again`;
  return [{ location, reason }];
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
