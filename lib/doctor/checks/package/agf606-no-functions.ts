import { valueAt } from '../../../formats/json.ts';
import { hasOtherFunctions } from '../../../project/host-json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF606',
  severity: 'error',
  area: 'package',
  title: 'There are no functions',
  reads: '*/function.json, and customHandler.http.routes and configurationProfile in host.json',
  symptom:
    '"No functions were found" or "No job functions found."; the host does not start the program at all.',
  sources: {
    'No functions were found': 'Azure/azure-functions-host src/WebJobs.Script',
    'No job functions found.': 'vector no-functions',
  },
  reason:
    'The host finds the functions of a custom handler in function.json files, and starts the program only when there is one.',
  howToFix:
    'Add one: azure-go-func function <name>. In a zip: put the folders with function.json in.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#application-structure',
  run: ({ files, functions, hostJson, kind }) => {
    const handler = valueAt(hostJson?.value, 'customHandler');
    // AGF323 and AGF326 say where they are.
    const isMisplaced = files.paths.some((path) => /\/function\.json$/i.test(path));
    if (
      kind === 'binary' ||
      handler === undefined ||
      functions.length > 0 ||
      hasOtherFunctions(hostJson) ||
      isMisplaced
    )
      return [];
    return [
      { message: 'there is no folder with a function.json', location: { file: 'host.json' } },
    ];
  },
};
