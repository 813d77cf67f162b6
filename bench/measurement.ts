/** What a measurement gets from the benchmark. */
export interface Bench {
  /** A folder of its own that every user may write to; it goes when the benchmark ends. */
  folder: string;
  /** How many rounds to measure where `usual` are enough for a steady median. */
  rounds: (usual: number) => number;
  /** The package as it is published, in a folder where Yeoman finds it. */
  packageRoot: string;
  /** The generated handler and the plain one, built. Throws where Go is missing. */
  handlers: () => Handlers;
}

export interface Handlers {
  generated: string;
  plain: string;
  /** Runs the caller of bench/caller and gives the number that it prints. */
  call: (...args: string[]) => number;
}

/** Two things measured side by side: one number a round for each. */
export interface Comparison {
  ours: string;
  other: string;
  unit: 'ms' | 'req/s' | 'MB' | 'ns' | 'allocs';
  numbers: { ours: number[]; other: number[] };
  /** What the ratio ours/other should be; absent where it is only good to know. */
  aim?: { atMost: number } | { atLeast: number };
}

export interface Measurement {
  name: string;
  about: string;
  measure: (bench: Bench) => Comparison[];
}
