import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF612',
  severity: 'error',
  area: 'package',
  title: 'The zip cannot be read',
  reads: 'the list of files at the end of the zip',
  symptom:
    'The deployment fails: "Package deployment using ZIP Deploy failed" or "End of Central Directory record could not be found".',
  sources: {
    'Package deployment using ZIP Deploy failed': 'Azure/azure-cli',
    'End of Central Directory record could not be found': 'dotnet/runtime System.IO.Compression',
  },
  reason: 'It is cut off, damaged, or no zip.',
  howToFix: 'Make it again, and compare its size after copies and uploads.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/deployment-zip-push',
  run: ({ zip, files, name }) =>
    zip && files.paths.length === 0
      ? [
          {
            message: `${name} ${zip.problem ?? 'is empty'}`,
            location: { file: name },
          },
        ]
      : [],
};
