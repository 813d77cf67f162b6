import { shellWord } from './shell.ts';

/** One word of a command in a Makefile: make reads the dollars first, then the shell. Without line breaks only. */
export function makeWord(text: string): string {
  return shellWord(text).replaceAll('$', '$$$$');
}
