import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF611',
  severity: 'error',
  area: 'package',
  title: 'The zip has a file that the host may not read',
  reads: 'the Unix permissions that the zip keeps for host.json and the function.json files',
  symptom:
    '"Access to the path \'/home/site/wwwroot/host.json\' is denied." and the app answers 503.',
  sources: {
    "Access to the path '/home/site/wwwroot/host.json' is denied.":
      'Azure/azure-functions-host #11528',
  },
  reason: 'The host runs as another user than the one who owns the files.',
  howToFix: 'chmod 644 the files before they are zipped.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/11528',
  run: ({ kind, files, functions, hostJson }) => {
    if (kind !== 'zip' || !hostJson) return [];
    return ['host.json', ...functions.map(({ file }) => file.path)].flatMap((path) => {
      const mode = files.fact(path)?.mode;
      if (mode === undefined || (mode & 0o004) !== 0) return [];
      return [
        {
          message: `${path} has the permissions ${mode.toString(8)} in the zip`,
          location: { file: path },
          fix: { kind: 'mode' as const, file: path, mode: mode | 0o444 },
        },
      ];
    });
  },
};
