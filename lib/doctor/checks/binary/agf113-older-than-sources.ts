import { isHelper } from '../../../project/go-code.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF113',
  severity: 'warning',
  area: 'binary',
  title: 'The program is older than its sources',
  reads: 'the times of the binary, of go.mod and of the Go files next to it',
  symptom: 'What was changed has no effect after the deployment; a new function answers 404.',
  reason:
    'No tool builds a custom handler before it publishes or starts it: what lies there is deployed.',
  howToFix: 'Build again: go run ./internal/pack, or go build with the settings that you use.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#deploying',
  run: ({ kind, executable, files, go }) => {
    if (kind !== 'folder' || !executable?.exists) return [];
    const built = files.fact(executable.path)?.changed ?? 0;
    const sources = [...go.files.map(({ path }) => path), 'go.mod'];
    const newer = sources.find(
      // Helper programs in the same module are not part of the handler.
      (path) => !isHelper(go, path) && (files.fact(path)?.changed ?? 0) > built + 1000,
    );
    return newer === undefined
      ? []
      : [
          {
            message: `${executable.path} is older than ${newer}`,
            location: { file: executable.path },
          },
        ];
  },
};
