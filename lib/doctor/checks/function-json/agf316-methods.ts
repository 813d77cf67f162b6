import { HTTP_METHODS } from '../../../rules/route.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF316',
  severity: 'error',
  area: 'function.json',
  title: 'The methods of an httpTrigger are not a list of HTTP methods',
  looksAt: 'methods of each httpTrigger in */function.json',
  symptom:
    'Calls with that method end with 404, or the function is left out with "Error parsing function.json".',
  reason:
    'The host wants an array of method names, and answers 404 (never 405) to what is not in it.',
  mend: 'Write for example "methods": ["get", "post"].',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#configuration',
  examine: (subject) =>
    eachBinding(subject, (binding) => {
      const { methods } = binding;
      if (typeOf(binding) !== 'httptrigger' || methods === undefined) return undefined;
      if (!Array.isArray(methods))
        return { message: 'methods is not an array', property: 'methods' };
      const stray = methods.find(
        (method) => !HTTP_METHODS.some((known) => known === String(method).toLowerCase()),
      );
      return stray === undefined
        ? undefined
        : { message: `${JSON.stringify(stray)} is no HTTP method`, property: 'methods' };
    }),
};
