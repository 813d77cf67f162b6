import { packedFiles } from '../../../project/package-files.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF608',
  severity: 'error',
  area: 'package',
  title: '.funcignore keeps a part of the app out of the package',
  reads: '.funcignore, against host.json, the function.json files and the program',
  symptom:
    '"No functions were found", or "Failed to start Worker Channel. Process fileName: {name}" with "No such file or directory".',
  sources: {
    'No functions were found': 'Azure/azure-functions-host src/WebJobs.Script',
    'Failed to start Worker Channel. Process fileName: {name}': 'vector process-executable-missing',
    'No such file or directory': 'vector process-executable-missing',
  },
  reason: 'func publish and VS Code leave out what .funcignore names, whatever it is.',
  howToFix: 'Take the line out of .funcignore, or write !/handler behind it.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-core-tools-reference#func-azure-functionapp-publish',
  run: ({ kind, files, read, executable, functions, hostJson }) => {
    if (kind !== 'folder' || !files.has('.funcignore') || !hostJson) return [];
    const program =
      executable && !executable.isElsewhere && !executable.path.startsWith('../')
        ? [executable.path]
        : [];
    const needed = ['host.json', ...functions.map(({ file }) => file.path), ...program];
    const kept = new Set(packedFiles(needed, read('.funcignore')));
    return needed
      .filter((path) => !kept.has(path))
      .map((path) => ({
        message: `.funcignore keeps ${path} out of the package`,
        location: { file: '.funcignore' },
      }));
  },
};
