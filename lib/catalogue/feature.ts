import type { Owner } from '../project/manifest.ts';

/** What happens to a file that exists already. Without an edit by hand, a managed file is replaced. */
export type IfExists = 'keep' | 'replace-unless-edited' | 'merge';

/** How JSON gets into a file that exists: `add` what it lacks, at any depth, or `set` keys of the object. */
export type Merge = { add: unknown } | { set: { readonly [key: string]: unknown } };

/** A file to be, with forward slashes in its path below the project's root. */
export interface FileSpec {
  path: string;
  /** The whole of it, where there is none yet. */
  contents: string;
  owner: Owner;
  ifExists: IfExists;
  /** Only of a file that is merged. */
  merge?: Merge;
  /** Unix permissions of a file that is to be executed; the system's default for all others. */
  mode?: number;
  /** Why it is there, for the reader of a dry run. */
  reason: string;
  /** What it would be without the function that is added; only where git merges by union (.gitattributes). */
  before?: string | undefined;
}

/** A managed file that nothing needs any more. */
export interface Deletion {
  path: string;
  reason: string;
}

/** A command to type, and what it does. No command: something to do by other means. */
export interface NextStep {
  command?: string;
  does: string;
}

/**
 * What one part of an app brings along, as data: the base project, a function that the registry connects, a new
 * function with its trigger and bindings. The planner folds all features into one plan.
 */
export interface Feature {
  files?: readonly FileSpec[];
  /** App settings, with values that work on this machine. */
  settings?: { readonly [name: string]: string };
  /** What host.json must hold. */
  hostJson?: { readonly [key: string]: unknown };
  /** The folders of `templates/runtime` whose managed files it needs. */
  runtimeModules?: readonly string[];
  /** Go modules that its code imports: `example.com/module@v1.2.3`. */
  dependencies?: readonly string[];
  nextSteps?: readonly NextStep[];
}

/** What a row of the catalogue brings into an app; `A` are its answers, complete and valid. */
export interface FeatureRow<A> {
  /** The app settings that it needs, with a value that works on this machine. */
  settings(answers: A): Record<string, string>;
  /** It comes with the extension bundle; HTTP and timer are built into the host (contract section 6). */
  needsBundle: boolean;
  /** Go modules that the code of a new function imports: `example.com/module@v1.2.3`. */
  dependencies?: readonly string[];
  /** What its users do next, such as creating what the trigger listens to. */
  nextSteps?(answers: A): readonly NextStep[];
}
