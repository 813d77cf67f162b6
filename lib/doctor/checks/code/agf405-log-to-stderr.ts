import { isManaged } from '../../../formats/generated-header.ts';
import { valueAt } from '../../../formats/json.ts';
import { locate } from '../../../formats/position.ts';
import { isHelper } from '../../../project/go-code.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF405',
  severity: 'note',
  area: 'code',
  title: 'The package log writes to standard error',
  reads:
    'log.Print and slog.Info in the Go code, log.SetOutput and slog.SetDefault, and useStdErrorStreamForErrorsOnly in host.json',
  symptom:
    'Every such line is an error in the portal and in Application Insights, "About to listen on ..." at each start among them.',
  sources: {
    'About to listen on ...': 'the custom handler tutorial of Microsoft',
  },
  reason:
    'The host takes each line on standard error for an error (for a warning when it contains "warn"), and each line on standard output for information.',
  howToFix:
    'Call log.SetOutput(os.Stdout) first in main, or use log/slog with a handler on os.Stdout.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#logging',
  run: ({ go, hostJson }) => {
    const description = valueAt(hostJson?.value, 'customHandler', 'description');
    // Then only lines with "error", "fail" and the like are errors (contract 2.6).
    if (valueAt(description, 'useStdErrorStreamForErrorsOnly') === false) return [];
    if (go.files.some(({ bare }) => /\blog\.SetOutput\(|\bslog\.SetDefault\(/.test(bare)))
      return [];
    return go.files
      .filter(
        ({ path, text, source }) =>
          source.imports.some((each) => /^log(\/slog)?$/.test(each)) &&
          !isManaged(text) &&
          !isHelper(go, path),
      )
      .flatMap(({ path, text, bare }) => {
        const match = /\blog\.Print(?:f|ln)?\(|\bslog\.(?:Debug|Info)(?:Context)?\(/.exec(bare);
        if (!match) return [];
        return [
          {
            message: `${match[0].slice(0, -1)} writes to standard error`,
            location: locate(path, text, match.index, match[0].length - 1),
          },
        ];
      });
  },
};
