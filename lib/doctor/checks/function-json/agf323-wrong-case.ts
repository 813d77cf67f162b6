import type { Check } from '../../check.ts';

const NAMES = ['host.json', 'function.json', 'local.settings.json', '.funcignore'];

export const check: Check = {
  code: 'AGF323',
  severity: 'error',
  area: 'function.json',
  title: 'A file that the host looks for is written in another case',
  reads: 'the names of host.json, function.json, local.settings.json and .funcignore',
  symptom:
    'It works on Windows and macOS. On Linux the host does not find it: "No job functions found." or "0 functions loaded".',
  sources: {
    'No job functions found.': 'vector no-functions',
    '0 functions loaded': 'vector no-functions',
  },
  reason: 'Linux tells upper from lower case in file names.',
  howToFix: 'Rename the file; with git: git mv -f Function.json function.json.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#application-structure',
  run: ({ files }) =>
    files.paths.flatMap((path) => {
      const [folder, name = folder] = path.split('/');
      const isDeep = path.split('/').length > 2;
      const meant = NAMES.find((known) => known === name?.toLowerCase());
      if (isDeep || meant === undefined || meant === name) return [];
      return [{ message: `${path} must be called ${meant}`, location: { file: path } }];
    }),
};
