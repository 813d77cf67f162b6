import { isDeepStrictEqual } from 'node:util';
import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
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
): Diagnostic[] {
  const location = command.name === 'new' ? `--function ${name}` : `the function ${name}`;
  const names = functionJson.bindings.map((binding) => binding.name.toLowerCase());
  const twice = names.filter((each, index) => names.indexOf(each) !== index);
  const problems = [...new Set(twice)].map((each) =>
    argumentError(
      location,
      `${name} has two bindings with the name "${each}"`,
      'Give one of them another name with name=..., for example --output queue:receipts,name=receipts.',
    ),
  );
  problems.push(...answerProblems(location, functionJson));
  for (const setting of conflictingSettings) {
    const message = `The app setting ${setting} would have to hold two different things`;
    problems.push(argumentError(location, message, 'Give another name to one of them.'));
  }
  const existing = project.functions.find((other) => other.name === name);
  if (command.name === 'new' && project.record && !existing)
    problems.push(
      argumentError(
        location,
        `${name} is not in this project, which "new" only renews`,
        `Add it with "azure-go-func function ${name}" and the same options.`,
      ),
    );
  if (existing && !force && !isSame(functionJson, existing))
    problems.push(
      argumentError(
        location,
        `${name} exists already, and ${name}/function.json says something else`,
        'Choose another name, edit that file (the next run says what its Go method must take), or use --force to write all its files again.',
      ),
    );
  return problems;
}

/**
 * The host fails a call that answers HTTP without a request, and makes an answer of its own as soon as the
 * function has any output (`HttpBinding.BindAsync`, `GetHttpOutputBindingResponse`).
 */
function answerProblems(
  location: string,
  { bindings }: NewFunction['functionJson'],
): Diagnostic[] {
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
