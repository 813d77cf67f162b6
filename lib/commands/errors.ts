import { CallError, Cancelled, WorkError } from '../problem.ts';
import { callOf, type Door } from '../report/help.ts';
import { forTerminal, inLine, jsonText } from '../report/terminal.ts';
import type { Command } from './command.ts';

/** 1 the work failed, 2 the call was wrong, 130 stopped by the person, as the shell counts Ctrl-C. */
export function exitCode(error: unknown): number {
  if (error instanceof CallError) return 2;
  return error instanceof Cancelled ? 130 : 1;
}

/** The error as the last thing on the screen; what we did not foresee keeps its stack. */
export function errorText(error: unknown, command: Command, door: Door): string {
  if (error instanceof CallError) {
    const lines = error.problems.map(({ subject, reason }) =>
      inLine(`  ${subject.trimEnd()}: ${reason}`),
    );
    const count = lines.length === 1 ? 'There is a problem' : `There are ${lines.length} problems`;
    const help = `Nothing was written. "${callOf(command, door)} --help" lists what is allowed.`;
    return `${[`${count} with this call:`, ...lines, help].join('\n')}\n`;
  }
  if (error instanceof WorkError || error instanceof Cancelled)
    return `${forTerminal(error.message)}\n`;
  return `${forTerminal(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`;
}

/** The error for a program: `{ command, problems: [{ subject, reason }] }`. */
export function errorJson(error: unknown, command: Command): string {
  const problems =
    error instanceof CallError
      ? error.problems
      : [{ subject: command.name, reason: error instanceof Error ? error.message : String(error) }];
  return jsonText({ command: command.name, problems });
}
