import { closestMatch } from 'leven';

/** The candidate that `word` was probably meant to be; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return closestMatch(word.toLowerCase(), [...candidates], {
    maxDistance: Math.max(2, word.length >> 1),
  });
}
