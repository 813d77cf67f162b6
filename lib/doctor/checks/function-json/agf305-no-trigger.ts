import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF305',
  severity: 'error',
  area: 'function.json',
  title: 'A function has no trigger',
  looksAt: 'the types of the bindings in */function.json',
  symptom:
    '"No trigger binding specified. A function must have a trigger input binding." and the function is left out.',
  sources: {
    'No trigger binding specified. A function must have a trigger input binding.':
      'vector function-NoTrigger',
  },
  reason: 'The trigger is the binding whose type ends in "Trigger".',
  mend: 'Add one, such as { "type": "httpTrigger", "direction": "in", "name": "req" }.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  examine: (subject) => refusedBy(subject, 'no-trigger'),
};
