import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF602',
  severity: 'error',
  area: 'package',
  title: 'host.json is not in the root of the zip',
  reads: 'the places of host.json in the zip',
  symptom:
    '"No functions were found. A valid host.json file wasn\'t found in the package root. However, one was located at: {paths}. This state indicates that your deployment package was created incorrectly."',
  sources: {
    "No functions were found. A valid host.json file wasn't found in the package root. However, one was located at: {paths}. This state indicates that your deployment package was created incorrectly.":
      'Azure/azure-functions-host src/WebJobs.Script',
  },
  reason: 'The folder was zipped, and not what is in it.',
  howToFix:
    'Zip the contents: go into the folder, then zip -r ../app.zip . (or go run ./internal/pack).',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/deployment-zip-push#deployment-zip-file-requirements',
  run: ({ kind, files, hostJson }) => {
    const nested = files.paths.find(
      (path) => path.endsWith('/host.json') && !path.includes('node_modules/'),
    );
    return kind === 'zip' && !hostJson && nested !== undefined
      ? [{ message: `host.json is at ${nested}`, location: { file: nested } }]
      : [];
  },
};
