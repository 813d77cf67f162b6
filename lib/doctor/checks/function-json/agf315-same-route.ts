import { conflictingRoute, type RoutedFunction } from '../../../rules/route.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF315',
  severity: 'error',
  area: 'function.json',
  title: 'Two functions answer one route',
  looksAt: 'route and methods of the httpTriggers in */function.json',
  symptom:
    '"The route specified conflicts with the route defined by function \'{x}\'." and the function is left out.',
  reason: 'Two functions may share a route only when they share no method; no methods means all.',
  mend: 'Give one of them another route or other methods.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#customize-the-http-endpoint',
  examine: ({ functions }) => {
    const routed: RoutedFunction[] = functions
      .filter(({ data }) => data.route !== '')
      .map(({ name, data }) => ({ name, route: data.route, methods: data.methods }));
    return routed.flatMap((each, index) => {
      const other = conflictingRoute(each, routed.slice(0, index));
      const file = functions.find(({ name }) => name === each.name)?.file;
      return other && file
        ? [
            {
              message: `${each.name} and ${other.name} both answer /${each.route}`,
              place: file.place('bindings'),
            },
          ]
        : [];
    });
  },
};
