import type { Outcome } from '../commands/outcome.ts';
import { terminalText } from '../quote/terminal.ts';
import { notesOn } from './notes.ts';
import { summary, summaryJson } from './summary.ts';
import { findTools } from './tools.ts';

/** What is printed at the end of a command that was called from the folder `cwd`. */
export async function report(outcome: Outcome, cwd: string): Promise<string> {
  const system = process.platform;
  const machine = { cwd, system, tools: findTools(process.env, system) };
  const print = outcome.settings.json ? summaryJson : summary;
  return terminalText(await print(outcome, notesOn(outcome), machine));
}
