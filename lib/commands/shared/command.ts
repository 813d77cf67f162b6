import type { ParsedCall } from '../../options/flags.ts';
import type { Prompt } from '../../options/question.ts';
import type { CommandText } from '../../report/help.ts';
import type { Outcome } from './outcome.ts';

/** A command of both front ends: `azure-go-func new` is `yo azure-go-func`, and so on. */
export interface Command extends CommandText {
  /**
   * Reads, asks and plans. Writes nothing.
   * @throws CallError, WorkError or Cancelled
   */
  prepare: (call: Call) => Promise<Prepared>;
}

/** A call of which everything is known: it waits to be carried out. */
export interface Prepared {
  /**
   * Does what was prepared, unless the call is a dry run.
   * @throws WorkError when the disk does not allow it; then nothing was written
   */
  write: () => Promise<void>;
  report: () => Promise<Result>;
  /** The planned files, of a command that writes a project. */
  outcome?: Outcome;
}

/** What a command prints, and its exit code. */
export interface Result {
  text: string;
  code: number;
}

/** A command as a front end hands it over. */
export interface Call {
  command: Command;
  parsed: ParsedCall;
  /** The folder that the caller is in. */
  cwd: string;
  /** Puts questions to the person at the terminal; absent when nobody is there. */
  prompt?: Prompt | undefined;
  /** The screen shows colours. */
  colour?: boolean;
}
