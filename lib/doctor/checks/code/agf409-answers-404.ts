import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF409',
  severity: 'error',
  area: 'code',
  title: 'The running program does not know a function',
  looksAt: 'the answers of the built program, started on this machine (--run)',
  symptom:
    'Every call ends with 404; for triggers other than HTTP the log has "Response status code does not indicate success: 404 (Not Found)."',
  reason:
    'It answered 404 to the call that the host makes for the function. (A function that answers 404 to a call without data does so too.)',
  mend: 'Register the path that is named.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/5921',
  examine: async (subject) => {
    const trial = await subject.trial();
    return (trial?.answers ?? [])
      .filter(({ status }) => status === 404)
      .map(({ name, method, path }) => ({
        message: `${name}: the program answers ${method} ${path} with 404`,
        place: { file: `${name}/function.json` },
      }));
  },
};
