import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF201',
  severity: 'error',
  area: 'host.json',
  title: 'There is no host.json',
  reads: 'the files of the root',
  symptom:
    'Core Tools: "Unable to find project root. Expecting to find one of host.json in project root." In Azure the host writes a default one, without your handler: "No job functions found."',
  sources: {
    'Unable to find project root. Expecting to find one of host.json in project root.':
      'Azure/azure-functions-core-tools',
    'No job functions found.': 'vector no-functions',
  },
  reason:
    'host.json makes a folder a function app, and its customHandler section names the program.',
  howToFix: 'Go to the folder of the app, or write host.json: azure-go-func new makes one.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-host-json',
  run: ({ files, hostJson, kind }) => {
    const elsewhere = files.paths.filter((path) => /(^|\/)host\.json$/i.test(path));
    const isEmptyPackage = kind !== 'folder' && files.paths.length === 0;
    // AGF323 and, for a zip, AGF602 say more.
    const isTold = elsewhere.some((path) => kind !== 'folder' || !path.includes('/'));
    if (hostJson || isEmptyPackage || isTold) return [];
    const hint = elsewhere[0] === undefined ? '' : ` here; is it the app of ${elsewhere[0]}?`;
    return [{ message: `there is no host.json${hint}`, location: { file: 'host.json' } }];
  },
};
