import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Call } from './command.ts';

/** What is wrong with the words of a call that are not the argument of its command. */
export function surplusProblems({ command: { name, argument }, parsed }: Call): Diagnostic[] {
  return parsed.positionals.slice(argument === '' ? 0 : 1).map((word) => {
    const written = JSON.stringify(word);
    const message = `${written} is one word too many: ${name} takes ${argument || 'options only'}`;
    return argumentError(written, message, 'The name of an option begins with "--".');
  });
}
