import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF604',
  severity: 'note',
  area: 'package',
  title: 'The package holds sources',
  reads:
    'the files of the zip, or what .funcignore leaves of the folder: Go files, go.mod, .git, node_modules',
  symptom: 'None. The package is larger than it need be, and shows the sources in the portal.',
  reason: 'A custom handler needs host.json, the function.json files and the program.',
  howToFix: 'Add *.go, go.mod and go.sum to .funcignore.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-core-tools-reference#func-azure-functionapp-publish',
  run: ({ packageFiles, kind, files }) => {
    // AGF607 says more, when there is no .funcignore.
    if (kind === 'folder' && !files.fact('.funcignore')) return [];
    const sources = packageFiles.filter((path) =>
      /\.go$|(^|\/)(go\.(mod|sum|work)$|\.git\/|node_modules\/)/.test(path),
    );
    return sources.length === 0
      ? []
      : [
          {
            message: `the package holds ${sources.length} source file(s), ${sources[0]} among them`,
            location: { file: sources[0] ?? '' },
          },
        ];
  },
};
