import { EventEmitter, once } from 'node:events';

export type Level = 'Debug' | 'Information' | 'Warning' | 'Error';

export interface LogEntry {
  level: Level;
  category: string;
  message: string;
}

/** What the host would send to Application Insights, kept in order. */
export class HostLog {
  readonly entries: LogEntry[] = [];
  readonly #written = new EventEmitter().setMaxListeners(0);
  readonly #listener: ((entry: LogEntry) => void) | undefined;

  constructor(listener?: (entry: LogEntry) => void) {
    this.#listener = listener;
  }

  write(level: Level, category: string, message: string): void {
    const entry = { level, category, message };
    this.entries.push(entry);
    this.#listener?.(entry);
    this.#written.emit('entry');
  }

  /** The first entry whose message matches; waits for it when it is not there yet. */
  async find(pattern: RegExp): Promise<LogEntry> {
    for (let seen = 0; ; ) {
      for (; seen < this.entries.length; seen++) {
        const entry = this.entries[seen];
        if (entry && pattern.test(entry.message)) return entry;
      }
      await once(this.#written, 'entry');
    }
  }
}
