import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A diagnostic for a program, the same in the JSON of every command. Documented in docs/json.md. */
export function diagnosticJson(diagnostic: Diagnostic): object {
  const { code, severity, message, location, symptom, why, howToFix, fix, documentation } =
    diagnostic;
  const file = 'file' in location ? location : undefined;
  return {
    code: code ?? null,
    severity,
    message,
    file: file?.file ?? null,
    line: file?.line ?? null,
    column: file?.column ?? null,
    argument: 'argument' in location ? location.argument : null,
    symptom: symptom ?? null,
    why: why ?? null,
    howToFix: howToFix ?? null,
    fixable: fix !== undefined,
    documentation: documentation ?? null,
  };
}
