import { valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF210',
  severity: 'warning',
  area: 'host.json',
  title: 'host.json has the section httpWorker of the preview',
  reads: 'httpWorker in host.json',
  symptom:
    '"Section httpWorker will be deprecated. Please use customHandler section.", or with both "Both httpWorker and customHandler sections are spefified in host.json file. customHandler takes precedence."',
  sources: {
    'Section httpWorker will be deprecated. Please use customHandler section.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/Configuration/HttpWorkerOptionsSetup.cs',
    'Both httpWorker and customHandler sections are spefified in host.json file. customHandler takes precedence.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/Configuration/HttpWorkerOptionsSetup.cs',
  },
  reason:
    'httpWorker is the name of 2020. It forwards HTTP requests to /<FunctionName>, customHandler to the path that the caller used.',
  howToFix:
    'Move its description to customHandler, set enableForwardingHttpRequest, serve /api/<route> in the code, and delete httpWorker.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: ({ hostJson }) => {
    if (!hostJson || valueAt(hostJson.value, 'httpWorker') === undefined) return [];
    const both = valueAt(hostJson.value, 'customHandler') !== undefined;
    const message = both
      ? 'host.json has httpWorker next to customHandler, and the host ignores it'
      : 'host.json has httpWorker, which is deprecated';
    return [{ message, location: hostJson.location('httpWorker') }];
  },
};
