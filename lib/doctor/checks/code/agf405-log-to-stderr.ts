import { isManaged } from '../../../plan/seal.ts';
import type { Check } from '../../check.ts';
import { isComment, lineOf } from '../../subject/go-code.ts';

export const check: Check = {
  code: 'AGF405',
  severity: 'note',
  area: 'code',
  title: 'The package log writes to standard error',
  looksAt: 'log.Print, log.Printf and log.Println in the Go code, and log.SetOutput',
  symptom:
    'Every such line is an error in the portal and in Application Insights, "About to listen on ..." at each start among them.',
  reason:
    'The host takes each line on standard error for an error (for a warning when it contains "warn"), and each line on standard output for information.',
  mend: 'Call log.SetOutput(os.Stdout) first in main, or use log/slog with a handler on os.Stdout.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#logging',
  examine: ({ go }) => {
    if (go.files.some(({ text }) => /\blog\.SetOutput\(|\bslog\.SetDefault\(/.test(text)))
      return [];
    return go.files
      .filter(
        ({ path, text }) =>
          /"log"/.test(text) &&
          !isManaged(text) &&
          !/^(cmd|tools|scripts|internal\/(pack|invoke))\//.test(path),
      )
      .flatMap(({ path, text }) => {
        const match = /\blog\.Print(?:f|ln)?\(/.exec(text);
        if (!match || isComment(text, match.index)) return [];
        return [
          {
            message: 'log.Print writes to standard error',
            place: { file: path, line: lineOf(text, match.index) },
          },
        ];
      });
  },
};
