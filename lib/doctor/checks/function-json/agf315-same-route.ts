import { refusalMessage } from '../../../rules/refusal.ts';
import { fullTemplate, sameRouteRefusals } from '../../../rules/route.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF315',
  severity: 'error',
  area: 'function.json',
  title: 'Two functions answer one route',
  reads: 'route and methods of the httpTriggers in */function.json',
  symptom:
    '"The route specified conflicts with the route defined by function \'{x}\'." and the function is left out.',
  sources: {
    "The route specified conflicts with the route defined by function '{x}'.":
      'vector function-DupB',
  },
  reason: 'Two functions may share a route only when they share no method; no methods means all.',
  howToFix: 'Give one of them another route or other methods.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#customize-the-http-endpoint',
  run: ({ functions, routes, routePrefix }) => {
    const routed = routes.map((each) => ({
      ...each,
      route: fullTemplate(routePrefix, each.route),
    }));
    return sameRouteRefusals(routed).flatMap(({ name, refusal }) => {
      const file = functions.find((each) => each.name === name)?.file;
      return file
        ? [
            {
              message: `${name} ${refusalMessage(refusal)}`,
              location: file.location(...refusal.keys),
            },
          ]
        : [];
    });
  },
};
