import type { BindingKind, ExampleNames } from './binding.ts';

/**
 * How the host collects what an output sends (host contract 4.8 d): `bytes` is `IAsyncCollector<byte[]>`,
 * `text` the same of `string`, `object` of `JObject`; `stream` is a blob, `http` the answer to a caller.
 */
export type CollectorKind = 'bytes' | 'text' | 'object' | 'stream' | 'http';

interface KindOfOutput {
  /** The Go type of the field; `[T]` is a struct of the user's, named after function and binding. */
  type: string;
  /** The folder in `templates/runtime` with the type. */
  runtimeModule: string;
  /** The call of an example, behind the field. */
  call: readonly string[];
  /** What can be sent, in whole sentences of Markdown. */
  carries: string;
}

/** All that follows from the kind. */
export const OUTPUT_KINDS: Record<Exclude<CollectorKind, 'http'>, KindOfOutput> = {
  bytes: {
    type: 'MessageOutput',
    runtimeModule: 'messages',
    call: ['SendJSON(map[string]string{"from": "azure-go-func"})'],
    carries:
      '`SendText`, `SendBytes` and `SendJSON` take one message or several. One alone may be anything; of several, none may be a date by itself (`2006-01-02T15:04:05Z`) or bytes that are not UTF-8.',
  },
  text: {
    type: 'TextOutput',
    runtimeModule: 'texts',
    call: ['SendJSON(map[string]string{"from": "azure-go-func"})'],
    carries:
      '`SendText` and `SendJSON` take one message or several. A text that is a date by itself (`2006-01-02T15:04:05Z`) and bytes that are not UTF-8 are refused.',
  },
  object: {
    type: 'ObjectOutput[T]',
    runtimeModule: 'objects',
    call: [],
    carries:
      '`Send` takes one or several. A date arrives in UTC, to 100 nanoseconds and without trailing zeros; an offset cannot be kept.',
  },
  stream: {
    type: 'BlobOutput',
    runtimeModule: 'blob-output',
    call: ['SendText("written by azure-go-func")'],
    carries: '`SendText`, `SendBytes` or `SendJSON` writes it, once in a call of the function.',
  },
};

interface OutputOptions {
  kind: Exclude<CollectorKind, 'http'>;
  /** The file in `test/vectors` that shows the kind. None: that extension was not run. */
  source?: string;
  /** Where the type is another than the kind's. */
  type?: string;
  /** The folders in `templates/runtime` that the type needs besides that of the kind. */
  runtimeModules?: readonly string[];
  /** Fields of the user's struct in a new function, if the type has a `T`. */
  fields?: readonly string[];
  /** Statements before the call. */
  before?: (names: ExampleNames) => readonly string[];
  call?: (names: ExampleNames) => readonly string[];
  carries?: string;
}

/** What a row of an output says about its kind, and what follows from it. */
export function outputOf(options: OutputOptions): Pick<BindingKind, 'collector' | 'go'> {
  const { kind, source, fields, before } = options;
  const { runtimeModule, ...ofKind } = OUTPUT_KINDS[kind];
  const call = options.call ?? (() => ofKind.call);
  return {
    collector: { kind, source, carries: options.carries ?? ofKind.carries },
    go: {
      type: options.type ?? ofKind.type,
      runtimeModule: [runtimeModule, ...(options.runtimeModules ?? [])],
      fields,
      example: (names) => [...(before?.(names) ?? []), ...checked(names, call(names))],
    },
  };
}

/** A call that fails ends the method. */
function checked({ field, fail }: ExampleNames, call: readonly string[]): string[] {
  const lines = call.map((line, index) => (index === 0 ? `if err := ${field}.${line}` : line));
  return [
    ...lines.slice(0, -1),
    `${lines.at(-1)}; err != nil {`,
    ...fail.split('\n').map((line) => `\t${line.trim()}`),
    '}',
  ];
}
