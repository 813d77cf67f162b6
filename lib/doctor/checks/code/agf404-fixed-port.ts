import { locate } from '../../../formats/position.ts';
import type { Check } from '../../check.ts';
import { knowsPort, readsOtherPort } from './host-port.ts';

/** `":8080"`, `"8080"`, `port := 8080`. */
const PORTS = [
  /"(?:[\w.]*|\[::1?\]):(\d{2,5})"/,
  /"(\d{4,5})"/,
  /\bport\w* *(?:int *)?:?= *(\d{2,5})\b/i,
];

export const check: Check = {
  code: 'AGF404',
  severity: 'error',
  area: 'code',
  title: 'The code listens on a fixed port',
  reads:
    'the Go code: port literals, and whether it or the arguments in host.json read FUNCTIONS_CUSTOMHANDLER_PORT',
  symptom:
    '"Waiting for HttpWorker to be initialized. Request to: http://127.0.0.1:<port>" and after 30 seconds "Initializing HttpWorker timed out."',
  sources: {
    'Waiting for HttpWorker to be initialized. Request to: http://127.0.0.1:<port>':
      'vector process-environment',
    'Initializing HttpWorker timed out.':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/Http/HttpWorkerChannel.cs',
  },
  reason: 'The host chooses a free port at each start and calls that one.',
  howToFix: 'Listen on "127.0.0.1:" + os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT").',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#overview',
  run: (project) => {
    // AGF412 tells of a port that comes from elsewhere.
    if (knowsPort(project) || readsOtherPort(project)) return [];
    return project.go.files.flatMap(({ path, text, code, bare }) => {
      if (!/\bListen(AndServe(TLS)?)?\(|\.Run\(|Addr:/.test(bare)) return [];
      const match = PORTS.map((port) => port.exec(code)).find((found) => found !== null);
      if (!match) return [];
      return [
        {
          message: `the code listens on port ${match[1]} and does not read FUNCTIONS_CUSTOMHANDLER_PORT`,
          location: locate(path, text, match.index, match[0].length),
        },
      ];
    });
  },
};
