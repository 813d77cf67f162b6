import { isObject, valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';
import { isMisspelt } from './keys.ts';

export const check: Check = {
  code: 'AGF205',
  severity: 'error',
  area: 'host.json',
  title: 'customHandler has no description',
  reads: 'customHandler.description in host.json',
  symptom:
    '"Missing worker Description." in the log, "WorkerConfig for runtime: custom not found" in the status of the host, and every function answers 503.',
  sources: {
    'Missing worker Description.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/Configuration/HttpWorkerOptionsSetup.cs',
    'WorkerConfig for runtime: custom not found': 'vector config-no-description',
  },
  reason: 'The description says which program the host starts.',
  howToFix: 'Write "description": { "defaultExecutablePath": "handler" } into customHandler.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { hostJson } = project;
    const section = valueAt(hostJson?.value, 'customHandler');
    if (!hostJson || !isObject(section) || Object.keys(section).length === 0) return [];
    if (isObject(valueAt(section, 'description')) || isMisspelt(project, 'description')) return [];
    return [
      { message: 'customHandler has no description', location: hostJson.location('customHandler') },
    ];
  },
};
