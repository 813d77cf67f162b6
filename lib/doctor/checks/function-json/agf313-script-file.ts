import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF313',
  severity: 'error',
  area: 'function.json',
  title: 'scriptFile names a file that does not exist',
  looksAt: 'scriptFile in */function.json, and the files',
  symptom:
    '"Invalid script file name configuration. The \'scriptFile\' property is set to a file that does not exist." and the function is left out.',
  sources: {
    "Invalid script file name configuration. The 'scriptFile' property is set to a file that does not exist.":
      'vector function-ScriptFileMissing',
  },
  reason:
    'A custom handler needs no scriptFile. When there is one all the same, the host looks for it.',
  mend: 'Delete scriptFile (and entryPoint).',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  examine: (subject) => refusedBy(subject, 'script-file'),
};
