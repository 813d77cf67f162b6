/**
 * - `error`: the app fails or cannot be deployed; the call cannot be carried out
 * - `warning`: it fails sometimes, or in another place than this one
 * - `note`: it works, and could hurt less; does not change the exit code
 */
export type Severity = 'error' | 'warning' | 'note';

/** One thing to tell the reader: of an option, a plan, a file of the project. Every command prints it the same way. */
export interface Diagnostic {
  /** `AGF` and three digits, the name of its page in docs/checks; absent where it has none. */
  code?: string;
  severity: Severity;
  /** What is wrong, in one sentence without a full stop. */
  message: string;
  location: Location;
  /** What the portal, the host or Core Tools show for it. */
  symptom?: string;
  /** Why it matters. */
  why?: string;
  /** What to do, in one sentence or two. */
  howToFix?: string;
  /** What puts it right without losing anything; absent where only a person can. */
  fix?: Fix;
  /** The page to read on. */
  documentation?: string;
  /** Why it does not count; absent when it does. */
  ignored?: string;
}

/** Where it is: in a file, or in what the caller typed. */
export type Location = FileLocation | ArgumentLocation;

export interface FileLocation {
  /** Below the root of what the command works on, with forward slashes; else as the caller would type it. */
  file: string;
  /** Counts from 1. */
  line?: number;
  /** Counts UTF-16 code units from 1. */
  column?: number;
  /** How many code units of the line it takes. */
  length?: number;
  /** The line, as it is in the file. */
  source?: string;
}

export interface ArgumentLocation {
  /** An option with its value, or a word without one: `--trigger "mail"`. */
  argument: string;
}

/** - `text`: an edit of a text file, or a new one (`text` is then empty)
 *  - `mode`: the permissions of a file, of a folder's or of a zip's */
export type Fix =
  | { kind: 'text'; file: string; edit: (text: string) => string }
  | { kind: 'mode'; file: string; mode: number };

/** The location as one writes it: `host.json:3:5`, `--trigger "mail"`. */
export function locationText(location: Location): string {
  if ('argument' in location) return location.argument;
  const { file, line, column } = location;
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** What is wrong with an option or a word of the call. */
export function argumentError(argument: string, message: string, howToFix?: string): Diagnostic {
  return errorAt({ argument }, message, howToFix);
}

/** What is wrong with a file as a whole. */
export function fileError(file: string, message: string, howToFix?: string): Diagnostic {
  return errorAt({ file }, message, howToFix);
}

export function errorAt(location: Location, message: string, howToFix?: string): Diagnostic {
  return { severity: 'error', message, location, ...(howToFix === undefined ? {} : { howToFix }) };
}
