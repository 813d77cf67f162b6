import type { Catalogue } from '../../catalogue/index.ts';
import type { Row } from '../../options/collect.ts';
import type { ParsedCall } from '../../options/flags.ts';
import type { Prompt } from '../../options/question.ts';
import type { RunOption } from '../../options/run-options.ts';

/** A command of both front ends: `azure-go-func new` is `yo azure-go-func`, and so on. */
export interface Command {
  name: 'new' | 'function' | 'doctor';
  /** How Yeoman calls it. */
  yeoman: string;
  summary: string;
  /** What stands behind the command without a flag. */
  argument: string;
  argumentHelp: string;
  rows: (catalogue: Catalogue) => Row[];
  runOptions: readonly RunOption[];
  examples: readonly string[];
  /** What stands last in its help. */
  remarks: readonly string[];
  /** A command that examines instead of planning files does all its work here. */
  run?: (call: Call) => Promise<Result>;
}

/** What a command of its own kind prints, and its exit code. */
export interface Result {
  text: string;
  code: number;
}

/** A command as a front end hands it over. */
export interface Call {
  command: Command;
  parsed: ParsedCall;
  /** The folder that the caller stands in. */
  cwd: string;
  /** Puts questions to the person at the terminal; absent when nobody is there. */
  asker?: Prompt | undefined;
  /** The screen shows colours. */
  colour?: boolean;
}
