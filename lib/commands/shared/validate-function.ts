import { isDeepStrictEqual } from 'node:util';
import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import type { RunSettings } from './run-options.ts';

/**
 * What is wrong with a function as a whole, whatever is there.
 * @param location how the call names the function
 */
export function functionProblems(
  { name, functionJson, conflictingSettings }: NewFunction,
  location: string,
): Diagnostic[] {
  const names = functionJson.bindings.map((binding) => binding.name.toLowerCase());
  const twice = names.filter((each, index) => names.indexOf(each) !== index);
  return [
    ...[...new Set(twice)].map((each) =>
      argumentError(
        location,
        `${name} has two bindings with the name "${each}"`,
        'Give one of them another name with name=..., for example --output queue:receipts,name=receipts.',
      ),
    ),
    ...answerProblems(location, functionJson),
    ...conflictingSettings.map((setting) =>
      argumentError(
        location,
        `The app setting ${setting} would have to hold two different things`,
        'Give another name to one of them.',
      ),
    ),
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
): Diagnostic[] {
  const existing = project.functions.find((other) => other.name === name);
  if (!existing || force || isSame(functionJson, existing)) return [];
  const message = `${name} exists already, and ${name}/function.json says something else`;
  const howToFix =
    'Choose another name, edit that file (the next run says what its Go method must take), or use --force to write all its files again.';
  return [argumentError(location, message, howToFix)];
}

/**
 * The host fails a call that answers HTTP without a request, and makes an answer of its own as soon as the
 * function has any output (`HttpBinding.BindAsync`, `GetHttpOutputBindingResponse`).
 */
function answerProblems(location: string, { bindings }: NewFunction['functionJson']): Diagnostic[] {
  const types = bindings.map(({ type }) => type.toLowerCase());
  if (!types.includes('http') || types.includes('httptrigger')) return [];
  const message = 'The function has the output http, but nobody waits for an answer';
  return [argumentError(location, message, 'Leave that output out, or use --trigger http.')];
}

function isSame(
  planned: NewFunction['functionJson'],
  { bindings, retry }: Project['functions'][number],
): boolean {
  return isDeepStrictEqual(planned, retry === undefined ? { bindings } : { bindings, retry });
}
