import { type Diagnostic, locationText } from './diagnostic.ts';

/** The call was wrong: everything that was found, reported together. Exit code 2. */
export class CallError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(line).join('\n'));
    this.name = 'CallError';
    this.diagnostics = diagnostics;
  }
}

/** The call was right but the work could not be done (disk, permissions, conflicts). Exit code 1. */
export class WorkError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  /** What the disk is like now, in a sentence. */
  readonly outcome: string;
  constructor(diagnostics: readonly Diagnostic[], outcome = 'Nothing was written.') {
    super([...diagnostics.map(line), outcome].join('\n'));
    this.name = 'WorkError';
    this.diagnostics = diagnostics;
    this.outcome = outcome;
  }
}

/** Files changed between reading and writing: planning again may help. */
export class ChangedMeanwhile extends WorkError {
  constructor(paths: readonly string[]) {
    super(
      paths.map((file) => ({
        severity: 'error',
        location: { file },
        message: 'something else changed it while this run was at work',
        howToFix: 'Run this again.',
      })),
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

function line({ location, message, howToFix }: Diagnostic): string {
  return `${locationText(location)}: ${message}.${howToFix === undefined ? '' : ` ${howToFix}`}`;
}
