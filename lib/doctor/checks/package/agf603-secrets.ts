import type { Project } from '../../../project/project.ts';
import type { Check, Finding } from '../../check.ts';
import { isSecretFile } from './secret-files.ts';

export const check: Check = {
  code: 'AGF603',
  severity: 'error',
  area: 'package',
  title: 'The package holds a file with secrets',
  reads:
    'the files of the zip, or what .funcignore leaves of the folder: local.settings.json, .env files, keys, publish profiles',
  symptom:
    'None. Everybody who may read the package, or the files of the app in the portal, has the secrets.',
  reason: 'Tools leave local.settings.json out, and nothing else.',
  howToFix: 'Add the file to .funcignore and make the package again.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file',
  run: (project) =>
    project.kind === 'binary'
      ? []
      : [
          ...project.packageFiles
            .filter((path) => isSecretFile(project, path))
            .map((path) => ({ message: `the package holds ${path}`, location: { file: path } })),
          ...otherNames(project),
        ],
};

/** What is packed under a name that says nothing, and is the same file as one with the name of a secret. */
function otherNames(project: Project): Finding[] {
  const { files, packageFiles } = project;
  const secrets = new Map<string, string>();
  for (const path of files.paths.filter((each) => isSecretFile(project, each))) {
    const identity = files.fact(path)?.identity;
    if (identity !== undefined) secrets.set(identity, path);
  }
  if (secrets.size === 0) return [];
  return packageFiles.flatMap((path) => {
    const secret = secrets.get(files.fact(path)?.identity ?? '');
    return secret === undefined || isSecretFile(project, path)
      ? []
      : [
          {
            message: `the package holds ${path}, which is the same file as ${secret}`,
            location: { file: path },
          },
        ];
  });
}
