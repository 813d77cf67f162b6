import type { Answers, AnswersOf, Option } from '../options/option.ts';
import type { Binding } from '../project/function.ts';
import type { FeatureRow } from './feature.ts';
import type { PlanLimit } from './plan-limit.ts';
import type { TriggerWire } from './wire.ts';

/** The typed event of a trigger, in the generated package `internal/azfunc`. */
export interface EventType {
  /** The function that makes a handler of a Go method: `Queue`. */
  constructor: string;
  /**
   * The type of the event, as a Go method takes it. `QueueEvent[T]` becomes `QueueEvent[ordersMessage]`,
   * and `SQLEvent[TRow]` becomes `SQLEvent[ordersRow]`: a struct in the function's file.
   */
  type: string;
  /** The folder in `templates/runtime` with the managed files that both need; or several. */
  runtimeModule: string | readonly string[];
}

/**
 * What goes with sample.dat when a function is called as the host would: kept in the function's
 * sample.host.json. `value` says what sample.dat is to the host (host contract 4.2): text, which it
 * encodes twice; json, an object or an array; or bytes. `metadata` is the trigger's own.
 */
export interface HostSample {
  value?: 'text' | 'json' | 'bytes';
  metadata?: Record<string, unknown>;
}

/** What a user of a trigger has to know, in whole sentences of Markdown. */
export interface Guide {
  arrives: string;
  /** What can be given back besides an error, nil and the outputs. */
  returns?: string;
  /** What becomes of a call that fails. */
  fails: string;
}

/** The answers that a trigger sees, complete and valid: those to its options, and the name of the function. */
export type TriggerAnswers<O extends readonly Option[]> = Option extends O[number]
  ? Answers
  : AnswersOf<O> & { readonly function: string };

/** All that is particular to one trigger: a file in `lib/catalogue/triggers`, and `templates/triggers/<name>`. */
export interface Trigger<O extends readonly Option[] = readonly Option[], A = Answers>
  extends FeatureRow<A> {
  /** As on the command line. */
  name: string;
  title: string;
  /** Where it does not run. */
  notOn?: readonly PlanLimit[];
  /** The only name that the host lets its function have, if it does. */
  functionName?: string;
  /** The options that this trigger adds. */
  options: O;
  /** The bindings of function.json, the trigger's first. */
  bindings(answers: A): Binding[];
  /** What the host makes of a value on its way here, and what it wants in function.json. */
  wire: TriggerWire;
  /** Whether a trigger binding on disk is one of this trigger's. */
  recognises(binding: Binding): boolean;
  /** How the host passes a value and what it says about it, for tests and `invoke`; see {@link HostSample}. */
  sample?(answers: A): HostSample;
  /** Its extension honours a retry policy in function.json. */
  retries?: boolean;
  /** The typed event for a binding on disk. None: plain HTTP, or a trigger that has nothing to tell. */
  event?(binding: Binding): EventType;
  /** What the function does, in words, for the last screen: `runs every 5 minutes (UTC)`. */
  explain(answers: A, routePrefix: string): Promise<string>;
  guide: Guide;
  /** Microsoft's page on it. */
  documentation: string;
}

/** A trigger whose answers have the names and types of its options. */
export function defineTrigger<const O extends readonly Option[]>(
  trigger: Trigger<O, TriggerAnswers<NoInfer<O>>>,
): Trigger<O, TriggerAnswers<O>> {
  return trigger;
}
