import type { Check } from '../../check.ts';
import { isSecretFile } from '../package/secret-files.ts';

export const check: Check = {
  code: 'AGF505',
  severity: 'warning',
  area: 'settings',
  title: 'Git tracks a file that holds secrets',
  reads: 'what git tracks: local.settings.json, .env files, keys, publish profiles',
  symptom: 'None, until someone else reads the repository.',
  reason:
    'local.settings.json gets the connection strings of real accounts sooner or later, and what git had once it keeps.',
  howToFix:
    'git rm --cached local.settings.json, add it to .gitignore, and renew the keys that were in it.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file',
  run: (project) => {
    const secrets = project.files.paths.filter((path) => isSecretFile(project, path));
    return project
      .tracked(secrets)
      .map((path) => ({ message: `git tracks ${path}`, location: { file: path } }));
  },
};
