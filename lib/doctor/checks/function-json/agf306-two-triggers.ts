import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF306',
  severity: 'error',
  area: 'function.json',
  title: 'A function has more than one trigger',
  reads: 'the types of the bindings in */function.json',
  symptom:
    '"Multiple trigger bindings defined. A function can only have a single trigger binding." and the function is left out.',
  sources: {
    'Multiple trigger bindings defined. A function can only have a single trigger binding.':
      'vector function-TwoTriggers',
  },
  reason: 'A function is started by one thing.',
  howToFix: 'Make a function of each trigger; they can call the same Go code.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'two-triggers'),
};
