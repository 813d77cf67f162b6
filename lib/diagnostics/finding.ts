/** Where it is: a path below what is examined, and a line and a column that count from 1. */
export interface Location {
  file: string;
  line?: number;
  column?: number;
}

/** One thing that is wrong. The message says what was found, in one sentence without a full stop. */
export interface Finding {
  message: string;
  location: Location;
  /** What puts it right without losing anything; absent where only a person can. */
  fix?: Fix;
}

/** - `text`: an edit of a text file, or a new one (`text` is then empty)
 *  - `mode`: the permissions of a file, of a folder's or of a zip's */
export type Fix =
  | { kind: 'text'; file: string; edit: (text: string) => string }
  | { kind: 'mode'; file: string; mode: number };
