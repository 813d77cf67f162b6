/**
 * A form in which a value reaches the handler (host contract 4.2):
 * text is encoded twice, `json` is the same with the text of an object or an array; an `array` is JSON text
 * encoded once, whose items are texts, Base64 or objects; `refused` means that the function is not indexed or
 * that every call fails; `unknown`, that nobody has run it.
 */
export type Form =
  | 'text'
  | 'json'
  | 'object'
  | 'object or json'
  | 'object or null'
  | 'array'
  | 'base64'
  | 'null'
  | 'refused'
  | 'unknown';

/** Where a fact is from: a file of `test/vectors`, or what was read because it could not be run. */
export type Source = `${string}.json` | `not run: ${string}`;

/** What the host hands over for a trigger, by what function.json says (host contract 4.8). */
export interface TriggerWire {
  /** Without `dataType`, and with "string". */
  text: Form;
  /** With `dataType` "binary". */
  binary: Form;
  /** With `cardinality` "many", which always needs a `dataType`, and with one that is allowed. */
  many: Form;
  /** The value may be null: the sender has sent nothing. */
  mayBeNull?: true;
  /** The properties without which the host does not index the function, besides the connection. */
  requires: readonly string[];
  source: Source;
}

/** What a user has to know of an input that found nothing, in whole sentences of Markdown. */
export const FOUND_NOTHING: { readonly [missing in InputWire['missing']]: string } = {
  null: 'If there is nothing, `IsNull()` is true.',
  refused: 'If there is nothing, the host fails the call before your code runs.',
  empty: 'If there is nothing, the list is empty.',
  unknown: '',
};

/** What the host hands over for an input. */
export interface InputWire {
  /** The forms without `dataType`, which only a blob may have. */
  gives: readonly Form[];
  /** What is there if nothing was found. `refused`: the call fails before the handler is asked. */
  missing: 'null' | 'refused' | 'empty' | 'unknown';
  source: Source;
}
