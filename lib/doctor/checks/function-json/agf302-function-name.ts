import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF302',
  severity: 'error',
  area: 'function.json',
  title: 'The host does not take the name of a function',
  reads: 'the names of the folders with a function.json',
  symptom: '"\'{name}\' is not a valid function name." and the function is left out.',
  sources: {
    "'{name}' is not a valid function name.": 'vector function-bad.name',
  },
  reason:
    'A name begins with a letter and has only letters, digits, "_" and "-", at most 128. "host" is taken.',
  howToFix: 'Give the folder another name.',
  documentation:
    'https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Utility.cs',
  run: (project) => refusedBy(project, 'function-name'),
};
