import type { Check } from '../../check.ts';
import type { FunctionFile } from '../../subject/subject.ts';
import { eachFunction, isTrigger, typeOf } from './each.ts';
import { meantType } from './types.ts';

export const check: Check = {
  code: 'AGF305',
  severity: 'error',
  area: 'function.json',
  title: 'A function has no trigger',
  looksAt: 'the types of the bindings in */function.json',
  symptom:
    '"No trigger binding specified. A function must have a trigger input binding." and the function is left out.',
  reason: 'The trigger is the binding whose type ends in "Trigger".',
  mend: 'Add one, such as { "type": "httpTrigger", "direction": "in", "name": "req" }.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  examine: (subject) =>
    eachFunction(
      subject,
      ({ bindings }) =>
        bindings.length === 0 || bindings.some(couldBeTrigger) ? undefined : 'has no trigger',
      'bindings',
    ),
};

/** A misspelt trigger is told by AGF312. */
function couldBeTrigger(binding: FunctionFile['bindings'][number]): boolean {
  return isTrigger(binding) || /trigger$/i.test(meantType(typeOf(binding)) ?? '');
}
