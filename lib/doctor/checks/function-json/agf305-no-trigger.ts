import type { Check } from '../../check.ts';
import { eachFunction, isTrigger, type RawBinding, typeOf } from './each.ts';
import { bindingTypes } from './types.ts';

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
  examine: async (subject) => {
    const types = await bindingTypes();
    // A misspelt trigger is told by AGF312.
    const couldBeTrigger = (binding: RawBinding): boolean =>
      isTrigger(binding) || /trigger$/i.test(types.meant(typeOf(binding)) ?? '');
    return eachFunction(
      subject,
      ({ bindings }) =>
        bindings.length === 0 || bindings.some(couldBeTrigger) ? undefined : 'has no trigger',
      'bindings',
    );
  },
};
