const MB = 2 ** 20;

/**
 * What the reading of one folder, zip or program may cost: more than any function app needs, and little
 * enough that nothing that somebody sends can take all of a machine.
 */
export const LIMITS = {
  /** Bytes of one text, and of all texts together. */
  text: MB,
  texts: 10 * MB,
  /** How many texts are read. */
  reads: 5_000,
  /** Characters of one YAML file, whose tree takes up to two thousand times as much while it is read, and of all. */
  yaml: MB / 16,
  yamls: MB / 4,
  /** Bytes of a program that must be unpacked to be looked at. */
  program: 96 * MB,
  /** Files and folders of a folder. */
  entries: 20_000,
  /** Folders in folders. */
  depth: 12,
  functions: 2_000,
  /** Of one function. The host has no use for a tenth of them. */
  bindings: 200,
  /** Go files, and the paths that they register. */
  goFiles: 2_500,
  patterns: 2_000,
  /** Findings of one check, and lines on what was not checked. */
  findings: 1_000,
  /** Characters of a message. */
  message: 500,
  /** Seconds of processor time. Waiting for a disk or for a program that was started is not counted. */
  seconds: 6,
} as const;

/** Counts what was read, and says once what was left out. */
export class Budget {
  readonly #began = process.cpuUsage();
  readonly #notices = new Set<string>();
  readonly #end: ((what: string) => never) | undefined;
  #texts = 0;
  #reads = 0;
  #yamls = 0;

  /**
   * @param end throws because there is more than `what` (`10 MB of text`), where nothing may be left out;
   * such work has no limit of time
   */
  constructor(end?: (what: string) => never) {
    this.#end = end;
  }

  /** What was left out because a limit was reached. */
  get notices(): readonly string[] {
    return [...this.#notices];
  }

  /** Whether another text may be read. */
  allowsText(): boolean {
    return (
      this.hasTime() &&
      this.allows(
        this.#texts < LIMITS.texts,
        `only ${LIMITS.texts / MB} MB of text were read: the rest was not checked`,
        `${LIMITS.texts / MB} MB of text`,
      ) &&
      this.allows(
        this.#reads < LIMITS.reads,
        `only ${LIMITS.reads} files were read: the rest was not checked`,
        `${LIMITS.reads} files to read`,
      )
    );
  }

  countText(bytes: number): void {
    this.#texts += bytes;
    this.#reads++;
  }

  /** Whether a YAML file of this many characters may be parsed. */
  allowsYaml(length: number): boolean {
    this.#yamls += length;
    return this.allows(
      this.#yamls <= LIMITS.yamls,
      `only ${LIMITS.yamls / 1024} kB of YAML were read: the rest was not checked`,
      `${LIMITS.yamls / 1024} kB of YAML`,
    );
  }

  hasTime(): boolean {
    if (this.#end) return true;
    const { user, system } = process.cpuUsage(this.#began);
    return this.allows(
      user + system < LIMITS.seconds * 1e6,
      `it took more than ${LIMITS.seconds} seconds: what was left then was not checked`,
    );
  }

  /**
   * Gives `isWithin`, and keeps the notice when it is false.
   * @param what there is more of than the limit, for work that may leave nothing out
   */
  allows(isWithin: boolean, notice: string, what?: string): boolean {
    if (isWithin) return true;
    if (what !== undefined) this.#end?.(what);
    this.#notices.add(notice);
    return false;
  }
}
