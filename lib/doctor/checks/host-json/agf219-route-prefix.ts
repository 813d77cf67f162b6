import type { Check } from '../../check.ts';
import { refusedInHost } from './refused.ts';

export const check: Check = {
  code: 'AGF219',
  severity: 'error',
  area: 'host.json',
  title: 'routePrefix is one that no route can follow',
  reads: 'extensions.http.routePrefix in host.json',
  symptom:
    '"The route template separator character \'/\' cannot appear consecutively. It must be separated by either a parameter or a literal value.": the host does not start, and every function answers 503, "Function host is not running."',
  sources: {
    "The route template separator character '/' cannot appear consecutively. It must be separated by either a parameter or a literal value.":
      'vector config-route-prefix-slashes',
    'Function host is not running.': 'vector config-route-prefix-slashes',
  },
  reason:
    'The host puts the prefix, a slash and the route together, and ASP.NET takes no two slashes.',
  howToFix: 'Write it without a slash at its end, for example "routePrefix": "v2", or "" for none.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook#hostjson-settings',
  run: (project) => refusedInHost(project, 'route-prefix'),
};
