import { named, type Service } from './landing.ts';

/**
 * The text of an item is split at every space. A command with too few arguments is lost without an error; the command
 * itself is one word.
 */
export const redis: Service<Buffer> = {
  send(items, { binding }, landed) {
    const command = named(binding, 'command').toUpperCase();
    for (const item of items) {
      const args = item.toString('utf8').split(' ');
      if (accepts(command, args)) landed.push({ command: [command, ...args] });
    }
  },
};

// The server counts arguments before it does anything. Only SET's number is known here.
function accepts(command: string, args: string[]): boolean {
  return !/\s/.test(command) && (command !== 'SET' || args.length >= 2);
}
