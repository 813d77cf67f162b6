import { closestMatch } from 'leven';

/** The candidates that `word` is a part of between hyphens, else the one that it was probably meant to be; may be empty. */
export function suggestions(word: string, candidates: readonly string[]): string[] {
  const whole = candidates.filter((name) => name.split('-').includes(word.toLowerCase()));
  const near = nearest(word, candidates);
  return whole.length > 0 || near === undefined ? whole : [near];
}

/** The candidate that `word` was probably meant to be; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return closestMatch(word.toLowerCase(), [...candidates], {
    maxDistance: Math.max(2, word.length >> 1),
  });
}
