/** What the host looks at in function.json and host.json; a check of the doctor tells of each. */
export type Rule =
  | 'auth-level'
  | 'binding-name'
  | 'bindings'
  | 'direction'
  | 'function-name'
  | 'host-value'
  | 'methods'
  | 'needed-property'
  | 'no-executable'
  | 'no-extension'
  | 'no-handler'
  | 'no-trigger'
  | 'no-type'
  | 'object'
  | 'queue-name'
  | 'retry'
  | 'route'
  | 'route-prefix'
  | 'same-binding-name'
  | 'same-route'
  | 'schedule'
  | 'script-file'
  | 'timeout'
  | 'two-triggers'
  | 'unfit-data'
  | 'unknown-type'
  | 'unknown-word'
  | 'version';

/** One reason why the host would not take a function, or would not start. */
export interface Refusal {
  rule: Rule;
  /** Where it is in the file. */
  keys: readonly (string | number)[];
  /** What is there, in our words. */
  found: string;
  /** What the host logs, word for word; undefined where that was not seen. */
  words?: string;
  /** What puts it right. */
  fix: string;
  /** It stops the whole host: no function answers. Without it the function alone is left out. */
  stopsHost?: true;
  /** The type that was probably meant. */
  meant?: string;
}

/** The sentence for a reader: what was found, what comes of it, and the host's words. */
export function refusalMessage({ found, words, stopsHost }: Refusal): string {
  const outcome = stopsHost
    ? 'the host does not start, and every function answers 503'
    : 'the host leaves the function out';
  return `${found}: ${outcome}${words === undefined ? '' : `, with "${words}"`}`;
}

/** The sentence that says what to do. */
export function refusalFix({ fix }: Refusal): string {
  return `${fix.slice(0, 1).toUpperCase()}${fix.slice(1)}.`;
}
