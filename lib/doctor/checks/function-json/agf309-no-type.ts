import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF309',
  severity: 'error',
  area: 'function.json',
  title: 'A binding has no type',
  reads: 'type of each binding in */function.json',
  symptom:
    '"Binding \'{n}\' is invalid. Bindings must specify a Type." and the function is left out.',
  sources: {
    "Binding '{n}' is invalid. Bindings must specify a Type.": 'vector function-MissingType',
  },
  reason: 'The type says which extension handles the binding.',
  howToFix: 'Write its type, or delete the binding.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  run: (project) => refusedBy(project, 'no-type'),
};
