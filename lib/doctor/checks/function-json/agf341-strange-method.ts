import { HTTP_METHODS } from '../../../rules/route.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF341',
  severity: 'warning',
  area: 'function.json',
  title: 'An httpTrigger waits for a method that few clients can send',
  reads: 'methods of each httpTrigger in */function.json',
  symptom: 'Calls with the method that was meant end with 404; the other methods work.',
  reason: 'The host takes any word for a method, and compares it with what the caller sends.',
  howToFix: 'Write one of get, post, put, patch, delete, head, options, trace and connect.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#configuration',
  run: (project) =>
    eachBinding(project, ({ methods, ...binding }) => {
      if (typeOf(binding) !== 'httptrigger' || !Array.isArray(methods)) return undefined;
      const stray = methods.find(
        (method) => !HTTP_METHODS.some((known) => known === String(method).toLowerCase()),
      );
      return stray === undefined
        ? undefined
        : { message: `${JSON.stringify(stray)} is not a usual HTTP method`, property: 'methods' };
    }),
};
