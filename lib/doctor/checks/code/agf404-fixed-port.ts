import type { Check } from '../../check.ts';
import { lineOf } from '../../subject/go-code.ts';

export const check: Check = {
  code: 'AGF404',
  severity: 'error',
  area: 'code',
  title: 'The code listens on a fixed port',
  looksAt: 'the Go code: port literals, and whether FUNCTIONS_CUSTOMHANDLER_PORT is read',
  symptom:
    '"Waiting for HttpWorker to be initialized. Request to: http://127.0.0.1:<port>" and after 30 seconds "Initializing HttpWorker timed out."',
  reason: 'The host chooses a free port at each start and calls that one.',
  mend: 'Listen on "127.0.0.1:" + os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT").',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#overview',
  examine: ({ go }) => {
    const readsPort = go.files.some(({ text }) =>
      /FUNCTIONS_(CUSTOMHANDLER|HTTPWORKER)_PORT/.test(text),
    );
    if (readsPort || go.otherRouter === 'azfunc') return [];
    return go.files.flatMap(({ path, text }) => {
      const match = /"(?:[\w.]*|\[::1?\]):(\d{2,5})"/.exec(text);
      if (!match || !/\bListen(AndServe(TLS)?)?\(|\.Run\(|Addr:/.test(text)) return [];
      return [
        {
          message: `the code listens on port ${match[1]} and does not read FUNCTIONS_CUSTOMHANDLER_PORT`,
          place: { file: path, line: lineOf(text, match.index) },
        },
      ];
    });
  },
};
