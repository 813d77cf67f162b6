import fc from 'fast-check';

/** Texts of what some language gives a meaning, and of anything else. */
const pieces = [
  ...'"\'`$()<>|&;*?[]{}#!~%^=\\/ \t\n\r:,-.a'.split(''),
  '$(touch pwned)',
  '`touch pwned`',
  '$$',
  '${x',
  '*/',
  '//',
  '\u0000',
  '\u001b[2J',
  '\u009b',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u{10ffff}',
  '\u{1f600}',
  'é',
];
export const hostile = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
// Always the same ones: a tool of this machine judges them, and what it says must not change from run to run.
export const samples = (numRuns: number): string[] => [
  ...pieces,
  ...fc.sample(hostile, { numRuns, seed: 12 }),
];
