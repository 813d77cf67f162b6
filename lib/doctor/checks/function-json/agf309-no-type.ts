import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF309',
  severity: 'error',
  area: 'function.json',
  title: 'A binding has no type',
  looksAt: 'type of each binding in */function.json',
  symptom:
    '"Binding \'{n}\' is invalid. Bindings must specify a Type." and the function is left out.',
  reason: 'The type says which extension handles the binding.',
  mend: 'Write its type, or delete the binding.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  examine: (subject) =>
    eachBinding(subject, (binding) =>
      typeOf(binding) === ''
        ? { message: `the binding ${binding.name ?? '(without a name)'} has no type` }
        : undefined,
    ),
};
