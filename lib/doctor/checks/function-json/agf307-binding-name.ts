import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF307',
  severity: 'error',
  area: 'function.json',
  title: 'The host does not take the name of a binding',
  reads: 'name and direction of each binding in */function.json',
  symptom:
    '"The binding name {n} is invalid. Please assign a valid name to the binding." or "$return bindings must specify a direction of \'out\'.", and the function is left out.',
  sources: {
    'The binding name {n} is invalid. Please assign a valid name to the binding.':
      'vector function-NameDash',
    "$return bindings must specify a direction of 'out'.": 'vector function-ReturnIn',
  },
  reason:
    'A name has letters and digits only, begins with a letter and has at most 128; no "_" and no "-". $return is for outputs.',
  howToFix: 'Give the binding another name, in function.json and in the code.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'binding-name'),
};
