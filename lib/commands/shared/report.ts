import { terminalText } from '../../formats/quote/terminal.ts';
import { findTools } from '../../report/tools.ts';
import { notesOn } from './notes.ts';
import type { Outcome } from './outcome.ts';
import { summary, summaryJson } from './summary.ts';

/** What is printed at the end of a command that was called from the folder `cwd`. */
export async function report(outcome: Outcome, cwd: string): Promise<string> {
  const system = process.platform;
  const machine = { cwd, system, tools: findTools(process.env, system) };
  const print = outcome.settings.json ? summaryJson : summary;
  return terminalText(await print(outcome, notesOn(outcome), machine));
}
