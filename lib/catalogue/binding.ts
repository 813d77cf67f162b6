import type { Answers, AnswersOf, Option } from '../options/option.ts';
import type { Binding } from '../project/function.ts';
import type { FeatureRow } from './feature.ts';
import type { CollectorKind } from './output.ts';
import type { PlanLimit } from './plan-limit.ts';
import type { InputWire } from './wire.ts';

/** What an example may use: `field` is the binding (`b.Receipts`). */
export interface ExampleNames {
  field: string;
  /** A name for a variable. */
  variable: string;
  /** The user's struct for the items of an output: `ordersReceiptsItem`. */
  item: string;
  /** The statements that end the method when there is an `err`. */
  fail: string;
  /** As written in function.json. */
  binding: Binding;
}

/**
 * All that is particular to one input or output binding: a file in `lib/catalogue/inputs` or
 * `lib/catalogue/outputs`. On the command line it is `--output queue:receipts,connection=Storage`.
 */
export interface BindingKind<O extends readonly Option[] = readonly Option[], A = Answers>
  extends FeatureRow<A> {
  /** As on the command line. */
  name: string;
  direction: 'in' | 'out';
  title: string;
  /** Where it does not run. */
  notOn?: readonly PlanLimit[];
  /** It is there where it makes sense: known on the command line, not offered at a prompt. */
  hidden?: boolean;
  /** What can be said behind its name. The first is the one that stands behind the colon. */
  options: O;
  /** `type` in function.json. */
  type: string;
  /** The other properties in function.json. Answers are complete and valid. */
  properties(answers: A): Record<string, unknown>;
  /** How the host collects an output, and the file in `test/vectors` that shows it; see `outputOf`. */
  collector?: { kind: CollectorKind; source?: string | undefined; carries: string };
  go: {
    /**
     * The type of its field in a function's bindings, in package azfunc: `Input`, `BlobOutput`. In
     * `ObjectOutput[T]`, T is a struct in the function's file.
     */
    type: string;
    /** The folder in `templates/runtime` with the managed files that the type needs, if any; or several. */
    runtimeModule?: string | readonly string[];
    /** The fields of that struct in a new function. */
    fields?: readonly string[] | undefined;
    /** Lines of an example in a new function, with tabs for indentation and no comment behind code. */
    example: (names: ExampleNames) => readonly string[];
  };
  /** Of an input: what the host makes of its value. */
  wire?: InputWire;
  /**
   * An input's value in the tests of a new function, as the host would have it: text, or what JSON can
   * hold. With dataType binary it is the text of the bytes.
   */
  sample?: unknown | ((binding: Binding) => unknown);
  /** Microsoft's page on it. */
  documentation: string;
}

/** An input or output whose answers have the names and types of its options. */
export function defineBinding<const O extends readonly Option[]>(
  kind: BindingKind<O, AnswersOf<NoInfer<O>>>,
): BindingKind<O, AnswersOf<O>> {
  return kind;
}
