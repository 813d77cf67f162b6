import { hasOtherFunctions } from '../../../project/host-json.ts';
import type { Check } from '../../check.ts';
import { hostRequests, matches, unreadableRoutes } from '../../probe/host-requests.ts';
import { isCustomHandler } from '../settings/values.ts';
import { prefixSlip } from './prefix-slip.ts';

export const check: Check = {
  code: 'AGF402',
  severity: 'note',
  area: 'code',
  title: 'The code serves a path that the host never calls',
  reads: 'the paths that the Go code registers with net/http, and */function.json',
  symptom: 'Calls of that path end with 404, from the host: the program never sees them.',
  reason: 'The host forwards only what a function.json declares.',
  howToFix:
    'Add a function for it (azure-go-func function <name> --route ...), or delete the code.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#application-structure',
  run: (project) => {
    const { go, kind, hostJson } = project;
    if (
      kind !== 'folder' ||
      !isCustomHandler(project) ||
      hasOtherFunctions(hostJson) ||
      unreadableRoutes(go) !== undefined ||
      go.registered.size > 0
    )
      return [];
    const calls = hostRequests(project);
    const paths = calls.flatMap((call) => [call.path, prefixSlip(project, call) ?? call.path]);
    return go.patterns
      .filter(({ path }) => path !== '/' && !paths.some((called) => matches(path, called)))
      .map(({ path, location }) => ({ message: `no function has the path ${path}`, location }));
  },
};
