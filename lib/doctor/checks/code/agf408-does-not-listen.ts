import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF408',
  severity: 'error',
  area: 'code',
  title: 'The program does not listen where the host calls it',
  reads: 'the built program, started on this machine (--run)',
  symptom:
    '"Initializing HttpWorker timed out.", or "exited with code 2 (0x2)" three times and "Exceeded http worker restart retry count. Shutting down Functions Host".',
  sources: {
    'Initializing HttpWorker timed out.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/HttpWorkerChannel.cs',
    'exited with code 2 (0x2)': 'vector process-exit-2',
    'Exceeded http worker restart retry count. Shutting down Functions Host':
      'vector process-exit-1-three-times',
  },
  reason: 'The host waits for any answer on 127.0.0.1 at the port in FUNCTIONS_CUSTOMHANDLER_PORT.',
  howToFix:
    'Listen there before anything slow is done, and let the program end with an error text on standard error when it cannot.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6148',
  run: async (project) => {
    const probe = await project.probe();
    return probe?.failure === undefined
      ? []
      : [{ message: `${probe.program} ${probe.failure}`, location: { file: probe.program } }];
  },
};
