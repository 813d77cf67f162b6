import { valueAt } from '../../../project/json.ts';
import { routeProblem } from '../../../rules/route.ts';
import type { Check } from '../../check.ts';
import { routePrefixOf } from '../../subject/functions.ts';
import { eachBinding, typeOf } from './each.ts';

const ROUTES = ['customHandler', 'http', 'routes'];

export const check: Check = {
  code: 'AGF314',
  severity: 'error',
  area: 'function.json',
  title: 'A route is not one that the host takes',
  looksAt:
    'route of each httpTrigger in */function.json, and customHandler.http.routes in host.json',
  symptom:
    '"The specified route conflicts with one or more built in routes." or "Route cannot be null, empty or whitespace." or "The route template ... is invalid", and the function is left out.',
  reason:
    'A route is an ASP.NET template without the prefix: no "/" in front, and nothing that begins with "admin" or "runtime".',
  mend: 'Write for example "route": "products/{id:int}".',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#customize-the-http-endpoint',
  examine: (subject) => {
    const { hostJson } = subject;
    // Without a prefix nothing stands before a slash in front, and ASP.NET takes it away.
    const hasPrefix = routePrefixOf(hostJson) !== '';
    const problemOf = (route: string): string | undefined =>
      routeProblem(hasPrefix ? route : route.replace(/^\/(?!\/)/, ''));
    const routes = valueAt(hostJson?.value, ...ROUTES);
    const ofHost = (Array.isArray(routes) ? routes : []).flatMap((each, index) => {
      const route = String(valueAt(each, 'route') ?? '').trim();
      const problem = route === '' ? 'it is empty' : problemOf(route);
      return problem && hostJson
        ? [
            {
              message: `route ${index + 1} of host.json, ${JSON.stringify(route)}: ${problem}`,
              place: hostJson.place(...ROUTES, index, 'route'),
            },
          ]
        : [];
    });
    const ofFunctions = eachBinding(subject, (binding, { name }) => {
      if (typeOf(binding) !== 'httptrigger') return undefined;
      const route =
        typeof binding.route === 'string' && binding.route !== '' ? binding.route : name;
      const problem = problemOf(route);
      return problem === undefined
        ? undefined
        : { message: `the route ${JSON.stringify(route)}: ${problem}`, property: 'route' };
    });
    return [...ofHost, ...ofFunctions];
  },
};
