import { routeProblem } from '../../../rules/route.ts';
import type { Check } from '../../check.ts';
import { routePrefixOf } from '../../subject/functions.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF314',
  severity: 'error',
  area: 'function.json',
  title: 'A route is not one that the host takes',
  looksAt: 'route of each httpTrigger in */function.json',
  symptom:
    '"The specified route conflicts with one or more built in routes." or "The route template ... is invalid", and the function is left out.',
  reason:
    'A route is an ASP.NET template without the prefix: no "/" in front, and nothing that begins with "admin" or "runtime".',
  mend: 'Write for example "route": "products/{id:int}".',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#customize-the-http-endpoint',
  examine: (subject) =>
    eachBinding(subject, (binding, { name }) => {
      if (typeOf(binding) !== 'httptrigger') return undefined;
      const route =
        typeof binding.route === 'string' && binding.route !== '' ? binding.route : name;
      // Without a prefix nothing stands before that slash, and ASP.NET takes it away.
      const hasPrefix = routePrefixOf(subject.hostJson) !== '';
      const problem = routeProblem(hasPrefix ? route : route.replace(/^\/(?!\/)/, ''));
      return problem === undefined
        ? undefined
        : { message: `the route ${JSON.stringify(route)}: ${problem}`, property: 'route' };
    }),
};
