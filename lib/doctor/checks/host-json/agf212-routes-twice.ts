import { valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF212',
  severity: 'error',
  area: 'host.json',
  title: 'host.json has routes, and there are function.json files too',
  reads: 'customHandler.http.routes in host.json, and */function.json',
  symptom:
    '"Detected both function.json files and custom handler HTTP route configuration definition in host.jsonOnly one configuration source is supported. Remove either the function.json files or the HTTP routes entries in host.json."',
  sources: {
    'Detected both function.json files and custom handler HTTP route configuration definition in host.jsonOnly one configuration source is supported. Remove either the function.json files or the HTTP routes entries in host.json.':
      'Azure/azure-functions-host #11345',
  },
  reason:
    'Routes in host.json make functions of their own, and the host takes them from one source only.',
  howToFix: 'Delete customHandler.http.routes, or the function.json files.',
  documentation: 'https://github.com/Azure/azure-functions-host/pull/11345',
  run: ({ hostJson, functions }) => {
    const routes = valueAt(hostJson?.value, 'customHandler', 'http', 'routes');
    if (!hostJson || !Array.isArray(routes) || routes.length === 0 || functions.length === 0)
      return [];
    return [
      {
        message: `host.json has ${routes.length} route(s), and ${functions[0]?.name}/function.json exists`,
        location: hostJson.location('customHandler', 'http', 'routes'),
      },
    ];
  },
};
