import type { Check } from '../../check.ts';
import { hostRequests, serves, unreadableRoutes } from '../../probe/host-requests.ts';
import { triggerLocation } from '../function-json/each.ts';
import { prefixSlip } from './prefix-slip.ts';

export const check: Check = {
  code: 'AGF401',
  severity: 'error',
  area: 'code',
  title: 'No code serves a function',
  reads:
    '*/function.json, and the paths that the Go code registers with net/http or with the generated registry',
  symptom:
    'Every call ends with 404. For triggers other than HTTP the log has "Response status code does not indicate success: 404 (Not Found)."',
  sources: {
    'Response status code does not indicate success: 404 (Not Found).':
      'vector http-response-handler-status-404',
  },
  reason: 'The host calls one path for each function, and the program does not know it.',
  howToFix:
    'Register the path named here. In a project of this generator run azure-go-func sync, which rewrites functions_gen.go.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/5921',
  run: (project) => {
    const { go, kind } = project;
    const reason = unreadableRoutes(go);
    if (kind !== 'folder' || project.functions.length === 0) return [];
    if (reason !== undefined) {
      project.skip(reason);
      return [];
    }
    return hostRequests(project)
      .filter(({ fn, path }) => !go.registered.has(fn.name) && !serves(go, path))
      .filter((call) => prefixSlip(project, call) === undefined)
      .map(({ fn, path }) => ({
        message: `${fn.name}: the host calls ${path}, and the code serves no such path`,
        location: triggerLocation(fn),
      }));
  },
};
