import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF305',
  severity: 'error',
  area: 'function.json',
  title: 'A function has no trigger',
  reads: 'the types of the bindings in */function.json',
  symptom:
    '"No trigger binding specified. A function must have a trigger input binding." and the function is left out.',
  sources: {
    'No trigger binding specified. A function must have a trigger input binding.':
      'vector function-NoTrigger',
  },
  reason: 'The trigger is the binding whose type ends in "Trigger".',
  howToFix: 'Add one, such as { "type": "httpTrigger", "direction": "in", "name": "req" }.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'no-trigger'),
};
