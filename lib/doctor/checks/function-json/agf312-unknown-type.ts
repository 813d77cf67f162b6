import type { Check } from '../../check.ts';
import { setJson } from '../../subject/json-file.ts';
import { eachBinding, typeOf } from './each.ts';
import { bindingTypes } from './types.ts';

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
  examine: async (subject) => {
    const types = await bindingTypes();
    return eachBinding(subject, (binding, { file }, index) => {
      const meant = types.meant(typeOf(binding));
      if (meant === undefined) return undefined;
      return {
        message: `there is no binding type ${JSON.stringify(binding.type)}; ${meant} is near`,
        property: 'type',
        fix: setJson(file.path, ['bindings', index, 'type'], meant),
      };
    });
  },
};
