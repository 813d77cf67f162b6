import { valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF215',
  severity: 'warning',
  area: 'host.json',
  title: 'host.json fixes the port of the handler',
  reads: 'customHandler.port in host.json',
  symptom:
    '"Unable to bind to port {port} specified in configuration. Please specify a different port or remove the section to allow dynamic binding of port."',
  sources: {
    'Unable to bind to port {port} specified in configuration. Please specify a different port or remove the section to allow dynamic binding of port.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/Configuration/HttpWorkerOptionsSetup.cs',
  },
  reason:
    'Another process may have the port. Left alone, the host finds a free one and passes it in FUNCTIONS_CUSTOMHANDLER_PORT.',
  howToFix: 'Delete customHandler.port, and listen on the port in FUNCTIONS_CUSTOMHANDLER_PORT.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: ({ hostJson }) => {
    const port = valueAt(hostJson?.value, 'customHandler', 'port');
    return hostJson && port !== undefined
      ? [
          {
            message: `host.json fixes the port ${port}`,
            location: hostJson.location('customHandler', 'port'),
          },
        ]
      : [];
  },
};
