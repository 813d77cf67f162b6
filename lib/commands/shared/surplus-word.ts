import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Command } from './command.ts';

/** What is wrong with a word that is not the argument of the command. */
export function surplusWord(word: string, { name, argument }: Command): Diagnostic {
  const written = JSON.stringify(word);
  const message = `${written} is one word too many: ${name} takes ${argument}`;
  return argumentError(written, message, 'The name of an option begins with "--".');
}
