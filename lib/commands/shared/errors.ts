import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { CallError, Cancelled, WorkError } from '../../diagnostics/errors.ts';
import { terminalText } from '../../formats/quote/terminal.ts';
import { diagnosticJson } from '../../report/diagnostics-json.ts';
import { diagnosticText } from '../../report/diagnostics-text.ts';
import { callOf, type FrontEnd } from '../../report/help.ts';
import type { Command } from './command.ts';

/** 1 the work failed, 2 the call was wrong, 130 stopped by the person, as the shell counts Ctrl-C. */
export function exitCode(error: unknown): number {
  if (error instanceof CallError) return 2;
  return error instanceof Cancelled ? 130 : 1;
}

/** The error as the last thing on the screen; what we did not foresee keeps its stack. */
export function errorText(
  error: unknown,
  command: Command,
  frontEnd: FrontEnd,
  colour = false,
): string {
  const options = { verbose: false, colour };
  const list = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics.map((each) => diagnosticText(each, options));
  if (error instanceof CallError) {
    const { length } = error.diagnostics;
    const count = length === 1 ? 'There is a problem' : `There are ${length} problems`;
    const help = `Nothing was written. "${callOf(command, frontEnd)} --help" lists what is allowed.`;
    return `${[`${count} with this call:`, ...list(error.diagnostics), help].join('\n')}\n`;
  }
  if (error instanceof WorkError)
    return `${[...list(error.diagnostics), terminalText(error.outcome)].join('\n')}\n`;
  if (error instanceof Cancelled) return `${error.message}\n`;
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${terminalText(whole)}\n`;
}

/** The error for a program. Documented in docs/json.md. */
export function errorJson(error: unknown, command: Command): string {
  const diagnostics =
    error instanceof CallError || error instanceof WorkError
      ? error.diagnostics
      : [unforeseen(error, command)];
  const result = { command: command.name, diagnostics: diagnostics.map(diagnosticJson) };
  return terminalText(`${JSON.stringify(result, null, 2)}\n`);
}

function unforeseen(error: unknown, { name }: Command): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  return { severity: 'error', message, location: { argument: name } };
}
