import type { Check } from '../../check.ts';
import { hostRequests, matches } from '../../probe/host-requests.ts';
import { triggerLocation } from './each.ts';

export const check: Check = {
  code: 'AGF328',
  severity: 'warning',
  area: 'function.json',
  title: 'A caller from outside can reach a function that is not HTTP',
  reads:
    'the routes of forwarded HTTP functions with routePrefix, against /<FunctionName> of the other functions (not in projects of this generator, which refuse such calls)',
  symptom:
    'None. Who posts to /<FunctionName> is forwarded there, and the code takes the body for a message of the queue.',
  // Vectors prefix-empty-rest, forwarding-post-json (a path and a body arrive as they came) and
  // forwarding-no-http-output-is-envelope (an envelope comes to /<FunctionName>); a test holds all three.
  reason:
    'The host calls a function that is not plain HTTP by POST to /<FunctionName> on the same port. Without a prefix it forwards a path as it came, so that a wide route leads there as well.',
  howToFix:
    'Keep the prefix "api", or name the routes; or let the code refuse what is not from the host.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6251',
  run: (project) => {
    const calls = hostRequests(project);
    const http = calls.filter(({ isPlainHttp }) => isPlainHttp);
    return calls
      .filter(({ fn, isPlainHttp }) => !isPlainHttp && !project.go.registered.has(fn.name))
      .flatMap(({ fn, path }) => {
        const frontEnd = http.find((each) => matches(path, each.path));
        return frontEnd
          ? [
              {
                message: `${fn.name}: the route ${frontEnd.path} of ${frontEnd.fn.name} leads to ${path}, where the host calls it`,
                location: triggerLocation(frontEnd.fn),
              },
            ]
          : [];
      });
  },
};
