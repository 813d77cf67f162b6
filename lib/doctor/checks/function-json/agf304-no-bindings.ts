import { isObject, valueAt } from '../../../project/json.ts';
import type { Check } from '../../check.ts';
import { eachFunction } from './each.ts';

export const check: Check = {
  code: 'AGF304',
  severity: 'error',
  area: 'function.json',
  title: 'A function has no bindings',
  looksAt: 'bindings in */function.json',
  symptom: '"At least one binding must be declared." and the function is left out.',
  reason: 'A function begins with its trigger, which is a binding.',
  mend: 'Write "bindings": [ ... ] with a trigger in it, or delete the folder.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  examine: (subject) =>
    eachFunction(
      subject,
      ({ file }) => {
        const bindings = valueAt(file.value, 'bindings');
        if (!isObject(file.value)) return undefined;
        return Array.isArray(bindings) && bindings.length > 0 ? undefined : 'has no bindings';
      },
      'bindings',
    ),
};
