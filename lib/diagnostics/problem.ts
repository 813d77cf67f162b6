/**
 * One thing that is wrong with what the caller gave us.
 * `location` names it as the caller wrote it (`--trigger foo`, `host.json`); `reason` says what is
 * wrong, what is allowed and what to do, in one or two sentences.
 */
export interface Problem {
  location: string;
  reason: string;
}

/** The call was wrong: every problem that was found, reported together. Exit code 2. */
export class CallError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ location, reason }) => `${location}: ${reason}`).join('\n'));
    this.name = 'CallError';
    this.problems = problems;
  }
}

/** The call was right but the work could not be done (disk, permissions, conflicts). Exit code 1. */
export class WorkError extends Error {
  /** The reasons one by one, where there may be several. */
  readonly problems: readonly Problem[];
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'WorkError';
    this.problems = problems;
  }
}

/** Files changed between reading and writing: planning again may help. */
export class ChangedMeanwhile extends WorkError {
  constructor(root: string, paths: readonly string[]) {
    super(
      `${root}: changed while this run worked on it (${paths.join(', ')}). Nothing was written; run this again.`,
    );
    this.name = 'ChangedMeanwhile';
  }
}

/** The person at the keyboard said stop. Exit code 130, as a shell reports Ctrl-C. */
export class Cancelled extends Error {
  constructor() {
    super('Stopped. Nothing was written.');
    this.name = 'Cancelled';
  }
}
