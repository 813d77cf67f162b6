import type { Answers, Option } from '../options/option.ts';

/** A binding as it stands in function.json. `direction` is `in`, `out` or `inout`. */
export interface Binding {
  type: string;
  direction: string;
  name: string;
  [property: string]: unknown;
}

/** All that is particular to one trigger: a file in `lib/triggers`, and `templates/triggers/<name>`. */
export interface Trigger {
  /** As on the command line. */
  name: string;
  title: string;
  /** Place in lists: the more people use it, the smaller. */
  order: number;
  /** The options that this trigger adds. */
  options: readonly Option[];
  /** The bindings of function.json, the trigger's first. Answers are complete and valid. */
  bindings: (answers: Answers) => Binding[];
  /** Whether a trigger binding on disk is one of this trigger's. */
  recognises: (binding: Binding) => boolean;
  /** The app settings that it needs, with a value that works on this machine. */
  settings: (answers: Answers) => Record<string, string>;
  /** It comes with the extension bundle; HTTP and timer are built into the host (contract section 6). */
  needsBundle: boolean;
  /** In `internal/azfunc`: the constructor for its functions, and the type of its event. */
  event?: { constructor: string; type: string };
  /** What the function does, in words, for the last screen: `runs every 5 minutes (UTC)`. */
  explain: (answers: Answers, routePrefix: string) => Promise<string>;
  /** Microsoft's page on it. */
  documentation: string;
}
