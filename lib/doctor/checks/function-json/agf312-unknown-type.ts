import { closestMatch } from 'leven';
import type { Check } from '../../check.ts';
import { setJson } from '../../subject/json-file.ts';
import { eachBinding, typeOf } from './each.ts';
import { BINDING_TYPES } from './types.ts';

const KNOWN = BINDING_TYPES.map((type) => type.toLowerCase());

export const check: Check = {
  code: 'AGF312',
  severity: 'error',
  area: 'function.json',
  title: 'The type of a binding is misspelt',
  looksAt:
    'type of each binding in */function.json, against the bindings of the host and of the extension bundle',
  symptom:
    '"The binding type(s) \'{t}\' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured", and the function is left out.',
  reason:
    'It is nearly the name of a binding, but no binding has it. Types that resemble none are left to the host.',
  mend: 'Correct the type.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  examine: (subject) =>
    eachBinding(subject, (binding, { file }, index) => {
      const type = typeOf(binding);
      if (type === '' || KNOWN.includes(type)) return undefined;
      const near = closestMatch(type, KNOWN, { maxDistance: Math.min(2, type.length >> 2) });
      if (near === undefined) return undefined;
      const meant = BINDING_TYPES[KNOWN.indexOf(near)];
      return {
        message: `there is no binding type ${JSON.stringify(binding.type)}; ${meant} is near`,
        property: 'type',
        fix: setJson(file.path, ['bindings', index, 'type'], meant),
      };
    }),
};
