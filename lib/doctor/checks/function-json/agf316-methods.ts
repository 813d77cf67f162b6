import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF316',
  severity: 'error',
  area: 'function.json',
  title: 'The methods of an httpTrigger are no list, or an empty one',
  reads: 'methods of each httpTrigger in */function.json',
  symptom:
    '"Error parsing function.json: Invalid value specified for binding property \'methods\' of type JArray." and the function is left out; with an empty list every call ends with 404.',
  sources: {
    "Error parsing function.json: Invalid value specified for binding property 'methods' of type JArray.":
      'vector function-MethodsText',
  },
  reason:
    'The host wants an array of method names, and answers 404 (never 405) to what is not in it. Without the property it takes all methods.',
  howToFix: 'Write for example "methods": ["get", "post"], or leave methods out.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#configuration',
  run: async (project) => [
    ...(await refusedBy(project, 'methods')),
    ...eachBinding(project, (binding) =>
      typeOf(binding) === 'httptrigger' &&
      Array.isArray(binding.methods) &&
      binding.methods.length === 0
        ? { message: 'methods is empty, so that every call ends with 404', property: 'methods' }
        : undefined,
    ),
  ],
};
