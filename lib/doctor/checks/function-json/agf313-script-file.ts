import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF313',
  severity: 'error',
  area: 'function.json',
  title: 'scriptFile names a file that does not exist',
  reads: 'scriptFile in */function.json, and the files',
  symptom:
    '"Invalid script file name configuration. The \'scriptFile\' property is set to a file that does not exist." and the function is left out.',
  sources: {
    "Invalid script file name configuration. The 'scriptFile' property is set to a file that does not exist.":
      'vector function-ScriptFileMissing',
  },
  reason:
    'A custom handler needs no scriptFile. When there is one all the same, the host looks for it.',
  howToFix: 'Delete scriptFile (and entryPoint).',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: (project) => refusedBy(project, 'script-file'),
};
