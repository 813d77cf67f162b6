import { valueAt } from '../../../formats/json.ts';
import { routePrefixIn } from '../../../rules/host-json.ts';
import {
  fullTemplate,
  isReservedRoute,
  prefixFault,
  RESERVED_WORDS,
} from '../../../rules/route.ts';
import { templateFault } from '../../../rules/route-template.ts';
import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

const ROUTES = ['customHandler', 'http', 'routes'];

export const check: Check = {
  code: 'AGF314',
  severity: 'error',
  area: 'function.json',
  title: 'A route is not one that the host takes',
  reads:
    'route of each httpTrigger in */function.json with routePrefix, and customHandler.http.routes in host.json',
  symptom:
    '"An error occurred while creating the route with name \'{x}\' and template \'{y}\'.": the host does not start, and every function of the app answers 503, "Function host is not running." Where the route begins with admin or runtime "The specified route conflicts with one or more built in routes.", and the function is left out. In host.json "Route cannot be null, empty or whitespace."',
  sources: {
    "An error occurred while creating the route with name '{x}' and template '{y}'.":
      'vector route-alone-RouteBad',
    'Function host is not running.': 'vector route-alone-RouteSlash',
    'The specified route conflicts with one or more built in routes.': 'vector function-RouteAdmin',
    'Route cannot be null, empty or whitespace.': 'Azure/azure-functions-host #11345',
  },
  reason:
    'A route is an ASP.NET template without the prefix: no "/" in front, and nothing that begins with "admin" or "runtime". ASP.NET stops the host for one that it cannot read.',
  howToFix: 'Write for example "route": "products/{id:int}".',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#customize-the-http-endpoint',
  run: async (project) => {
    const { hostJson } = project;
    const routes = valueAt(hostJson?.value, ...ROUTES);
    const prefix = routePrefixIn(hostJson?.value);
    const ofHost = (Array.isArray(routes) ? routes : []).flatMap((each, index) => {
      const route = String(valueAt(each, 'route') ?? '').trim();
      const problem = problemOf(route, prefixFault(prefix) ? 'api' : prefix);
      return problem && hostJson
        ? [
            {
              message: `route ${index + 1} of host.json, ${JSON.stringify(route)}: ${problem}`,
              location: hostJson.location(...ROUTES, index, 'route'),
            },
          ]
        : [];
    });
    return [...ofHost, ...(await refusedBy(project, 'route'))];
  },
};

function problemOf(route: string, prefix: string): string | undefined {
  if (route === '') return 'it is empty';
  if (isReservedRoute(route)) return RESERVED_WORDS;
  const fault = templateFault(fullTemplate(prefix, route));
  return fault && (fault.words ?? fault.fix);
}
