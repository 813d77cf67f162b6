import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF308',
  severity: 'error',
  area: 'function.json',
  title: 'Two bindings of a function have one name',
  reads: 'the names of the bindings in */function.json',
  symptom:
    '"Multiple bindings with name \'{0}\' discovered. Binding names must be unique." and the function is left out.',
  sources: {
    "Multiple bindings with name '{0}' discovered. Binding names must be unique.":
      'vector function-DuplicateNames',
  },
  reason:
    'Names are the keys of the data that the handler gets and answers. Upper and lower case do not differ.',
  howToFix: 'Give one of them another name.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'same-binding-name'),
};
