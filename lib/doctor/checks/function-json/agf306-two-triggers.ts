import type { Check } from '../../check.ts';
import { eachFunction, isTrigger } from './each.ts';

export const check: Check = {
  code: 'AGF306',
  severity: 'error',
  area: 'function.json',
  title: 'A function has more than one trigger',
  looksAt: 'the types of the bindings in */function.json',
  symptom:
    '"Multiple trigger bindings defined. A function can only have a single trigger binding." and the function is left out.',
  reason: 'A function is started by one thing.',
  mend: 'Make a function of each trigger; they can call the same Go code.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  examine: (subject) =>
    eachFunction(
      subject,
      ({ bindings }) => {
        const triggers = bindings.filter(isTrigger).map(({ type }) => type);
        return triggers.length > 1
          ? `has ${triggers.length} triggers: ${triggers.join(', ')}`
          : undefined;
      },
      'bindings',
    ),
};
