import { ignorePattern } from './gitignore.ts';
import { goComment, goString } from './go.ts';
import { jsonString } from './json.ts';
import { makeWord } from './make.ts';
import { markdownCode } from './markdown.ts';
import { shellWord } from './shell.ts';

/** How a template writes a text that is not ours into each language. */
export const quotes = {
  goString,
  goComment,
  makeWord,
  shellWord,
  jsonString,
  markdownCode,
  ignorePattern,
};

export type Quotes = typeof quotes;
