import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF304',
  severity: 'error',
  area: 'function.json',
  title: 'A function has no bindings',
  reads: 'bindings in */function.json',
  symptom: '"At least one binding must be declared." and the function is left out.',
  sources: {
    'At least one binding must be declared.': 'vector function-EmptyBindings',
  },
  reason: 'A function begins with its trigger, which is a binding.',
  howToFix: 'Write "bindings": [ ... ] with a trigger in it, or delete the folder.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'bindings'),
};
