import type { Check } from '../../check.ts';
import { readsOtherPort } from './host-port.ts';

export const check: Check = {
  code: 'AGF412',
  severity: 'error',
  area: 'code',
  title: 'The code listens on the port in PORT, which the host does not set',
  reads:
    'os.Getenv and os.LookupEnv in the Go code, and FUNCTIONS_CUSTOMHANDLER_PORT there and in the arguments in host.json',
  symptom:
    '"Waiting for HttpWorker to be initialized. Request to: http://127.0.0.1:<port>" and after 30 seconds "Initializing HttpWorker timed out."',
  sources: {
    'Waiting for HttpWorker to be initialized. Request to: http://127.0.0.1:<port>':
      'vector process-environment',
    'Initializing HttpWorker timed out.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/HttpWorkerChannel.cs',
  },
  reason:
    'Other platforms hand the port over in PORT. The host sets FUNCTIONS_CUSTOMHANDLER_PORT, to another number at each start.',
  howToFix:
    'Listen on "127.0.0.1:" + os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), and on PORT only where that is empty.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#overview',
  run: (project) => {
    const location = readsOtherPort(project);
    return location === undefined
      ? []
      : [
          {
            message: 'the code reads PORT, and does not read FUNCTIONS_CUSTOMHANDLER_PORT',
            location,
          },
        ];
  },
};
