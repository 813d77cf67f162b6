import { isObject } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF202',
  severity: 'error',
  area: 'host.json',
  title: 'host.json cannot be understood',
  reads: 'host.json',
  symptom:
    '"Unable to parse host configuration file \'/home/site/wwwroot/host.json\'." and the host does not start.',
  sources: {
    "Unable to parse host configuration file '/home/site/wwwroot/host.json'.":
      'vector config-bad-json',
  },
  reason:
    'The file must be one JSON object. Comments and a comma behind the last element are allowed.',
  howToFix: 'Correct it at the place named here.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-host-json',
  run: ({ hostJson }) => {
    if (!hostJson) return [];
    const { problem, value } = hostJson;
    if (problem) return [{ message: `host.json ${problem.message}`, location: problem.location }];
    return isObject(value)
      ? []
      : [{ message: 'host.json is not a JSON object', location: hostJson.location() }];
  },
};
