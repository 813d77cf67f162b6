import type { Check } from '../../check.ts';
import { isSecretFile } from './secret-files.ts';

export const check: Check = {
  code: 'AGF603',
  severity: 'error',
  area: 'package',
  title: 'The package holds a file with secrets',
  looksAt:
    'the files of the zip, or what .funcignore leaves of the folder: local.settings.json, .env files, keys, publish profiles',
  symptom:
    'None. Everybody who may read the package, or the files of the app in the portal, has the secrets.',
  reason: 'Tools leave local.settings.json out, and nothing else.',
  mend: 'Add the file to .funcignore and make the package again.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file',
  examine: (subject) =>
    subject.kind === 'binary'
      ? []
      : subject.packed
          .filter((path) => isSecretFile(subject, path))
          .map((path) => ({ message: `the package holds ${path}`, place: { file: path } })),
};
