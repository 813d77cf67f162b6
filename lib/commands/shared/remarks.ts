/** What comes last in the help of the commands that write a project. */
export const WRITING_REMARKS: readonly string[] = [
  'Where nobody can answer (no terminal), nothing is asked: defaults are taken, and what has none is reported.',
  'Exit codes: 0 done, 1 the work failed, 2 the call was wrong, 130 stopped by you.',
];
