import { findTools } from '../../report/tools.ts';
import type { Call } from './command.ts';
import { notesOn } from './notes.ts';
import type { Outcome } from './outcome.ts';
import { summary, summaryJson } from './summary.ts';

/** What is printed at the end of a call. */
export async function report(outcome: Outcome, { cwd, colour = false }: Call): Promise<string> {
  const system = process.platform;
  const machine = { cwd, system, tools: findTools(process.env, system) };
  const notes = notesOn(outcome);
  return outcome.settings.json
    ? summaryJson(outcome, notes, machine)
    : summary(outcome, notes, machine, colour);
}
