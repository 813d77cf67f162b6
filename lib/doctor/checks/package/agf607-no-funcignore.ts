import type { Check } from '../../check.ts';

/** What a Go custom handler does not need in Azure. */
const FUNCIGNORE = `.git*
.vscode
.env*
*.go
*.md
*.out
*.pem
*.key
*.test
*.zip
go.mod
go.sum
Makefile
Dockerfile
local.settings.json
__azurite_db*__.json
__blobstorage__
__queuestorage__
`;

export const check: Check = {
  code: 'AGF607',
  severity: 'note',
  area: 'package',
  title: 'There is no .funcignore',
  reads: 'the files of the root, when there are Go files',
  symptom:
    'None. func publish and VS Code put sources, tests and whatever else lies there into the package.',
  reason: 'func init makes none for custom handlers, and .gitignore does not count for packages.',
  howToFix: 'Write one, in the syntax of .gitignore.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-core-tools-reference#func-azure-functionapp-publish',
  run: ({ kind, files, go, hostJson }) =>
    kind !== 'folder' ||
    !hostJson ||
    go.files.length === 0 ||
    files.paths.some((path) => path.toLowerCase() === '.funcignore')
      ? []
      : [
          {
            message: 'without a .funcignore the package holds everything in this folder',
            location: { file: '.funcignore' },
            fix: { kind: 'text', file: '.funcignore', edit: () => FUNCIGNORE },
          },
        ],
};
