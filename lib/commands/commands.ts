import { doctorCommand } from './doctor/command.ts';
import { functionCommand } from './function/command.ts';
import { newCommand } from './new/command.ts';
import type { Command } from './shared/command.ts';
import { syncCommand } from './sync/command.ts';

/** In the order in which help lists them. */
export const commands: readonly Command[] = [
  newCommand,
  functionCommand,
  syncCommand,
  doctorCommand,
];

/** The command with this name; undefined when there is none. */
export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
