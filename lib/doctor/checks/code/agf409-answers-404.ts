import type { Check } from '../../check.ts';
import { triggerLocation } from '../function-json/each.ts';

export const check: Check = {
  code: 'AGF409',
  severity: 'error',
  area: 'code',
  title: 'The running program does not know a function',
  reads: 'the answers of the built program, started on this machine (--run)',
  symptom:
    'Every call ends with 404; for triggers other than HTTP the log has "Response status code does not indicate success: 404 (Not Found)."',
  sources: {
    'Response status code does not indicate success: 404 (Not Found).':
      'vector http-response-handler-status-404',
  },
  reason:
    'It answered the call that the host makes for the function as it answers a path that nothing serves, with 404. (A function that calls http.NotFound for a call without data does so too.)',
  howToFix: 'Register the path named here.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/5921',
  run: async (project) => {
    const probe = await project.probe();
    return (probe?.answers ?? [])
      .filter(({ isUnknown }) => isUnknown)
      .flatMap(({ fn, method, path }) => {
        if (fn.isSimpleHttp && fn.http?.route.includes('{')) {
          project.skip(
            `--run: the program answers ${method} ${path} with 404: it does not know the path of ${fn.name}, or has nothing of that name`,
          );
          return [];
        }
        return [
          {
            message: `${fn.name}: the program answers ${method} ${path} with 404`,
            location: triggerLocation(fn),
          },
        ];
      });
  },
};
