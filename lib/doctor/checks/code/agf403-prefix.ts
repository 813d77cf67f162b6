import type { Check } from '../../check.ts';
import { hostRequests, serves, unreadableRoutes } from '../../probe/host-requests.ts';
import { triggerLocation } from '../function-json/each.ts';
import { prefixSlip } from './prefix-slip.ts';

export const check: Check = {
  code: 'AGF403',
  severity: 'error',
  area: 'code',
  title: 'The code serves a function at another path than the host calls',
  reads:
    'the paths that the Go code registers, route and routePrefix, and whether HTTP is forwarded',
  symptom:
    'Every call ends with 404; for triggers other than HTTP the log has "Response status code does not indicate success: 404 (Not Found)."',
  sources: {
    'Response status code does not indicate success: 404 (Not Found).':
      'vector http-response-handler-status-404',
  },
  reason:
    'A forwarded HTTP request keeps its path, with the prefix: /api/<route>. Everything else is posted to /<FunctionName>, without prefix.',
  howToFix: 'Register the path that is named in the Go code.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6305',
  run: (project) => {
    const { go, kind } = project;
    if (kind !== 'folder' || unreadableRoutes(go) !== undefined) return [];
    return hostRequests(project)
      .filter(({ fn, path }) => !go.registered.has(fn.name) && !serves(go, path))
      .flatMap((call) => {
        const served = prefixSlip(project, call);
        // Without forwarding AGF209 says what to do.
        const isForwarding = served === `/${call.route}` && call.fn.isSimpleHttp;
        if (served === undefined || isForwarding) return [];
        const pattern = go.patterns.find(({ path }) => path === served);
        return [
          {
            message: `${call.fn.name}: the host calls ${call.path}, and the code serves ${served}`,
            location: pattern?.location ?? triggerLocation(call.fn),
          },
        ];
      });
  },
};
