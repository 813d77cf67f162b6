import { CallError, Cancelled, WorkError } from '../../diagnostics/errors.ts';
import { terminalLine, terminalText } from '../../formats/quote/terminal.ts';
import { callOf, type FrontEnd } from '../../report/help.ts';
import type { Command } from './command.ts';

/** 1 the work failed, 2 the call was wrong, 130 stopped by the person, as the shell counts Ctrl-C. */
export function exitCode(error: unknown): number {
  if (error instanceof CallError) return 2;
  return error instanceof Cancelled ? 130 : 1;
}

/** The error as the last thing on the screen; what we did not foresee keeps its stack. */
export function errorText(error: unknown, command: Command, frontEnd: FrontEnd): string {
  if (error instanceof CallError) {
    const lines = error.diagnostics.map(
      ({ location, message }) => `  ${terminalLine(location.trimEnd())}: ${terminalLine(message)}`,
    );
    const count = lines.length === 1 ? 'There is a problem' : `There are ${lines.length} problems`;
    const help = `Nothing was written. "${callOf(command, frontEnd)} --help" lists what is allowed.`;
    return `${[`${count} with this call:`, ...lines, help].join('\n')}\n`;
  }
  if (error instanceof WorkError || error instanceof Cancelled)
    return `${terminalText(error.message)}\n`;
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${terminalText(whole)}\n`;
}

/** The error for a program: `{ command, problems: [{ location, reason }] }`. */
export function errorJson(error: unknown, command: Command): string {
  const known = error instanceof CallError || error instanceof WorkError ? error.diagnostics : [];
  const whole = error instanceof Error ? error.message : String(error);
  const problems = known.length > 0 ? known : [{ location: command.name, reason: whole }];
  return terminalText(`${JSON.stringify({ command: command.name, problems }, null, 2)}\n`);
}
