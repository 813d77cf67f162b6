import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type CommandLine, splitArguments } from './command-line.ts';
import { classifyLine } from './console-line.ts';
import { checkFormat } from './executable-file.ts';
import type { HostLog } from './host-log.ts';
import type { Environment } from './settings.ts';

const live = new Set<HandlerProcess>();
// A test runner that ends without stop() leaves no handler behind.
process.once('exit', () => {
  for (const handler of live) handler.signal('SIGKILL');
});

export interface ProcessOptions {
  command: CommandLine;
  workingDirectory: string;
  env: Environment;
  stdErrorForErrorsOnly: boolean;
  log: HostLog;
}

/** One process of the handler. Its console goes to the log line by line (contract 2.6). */
export class HandlerProcess {
  readonly pid: number;
  /** The exit code; 128 + number for a signal, as .NET says it. */
  readonly exited: Promise<number>;
  /** The last three error lines. */
  readonly lastErrors: string[] = [];
  /** The host ended it: its exit says nothing. */
  disposed = false;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(child: ChildProcessByStdio<null, Readable, Readable>, options: ProcessOptions) {
    this.#child = child;
    this.pid = child.pid as number;
    this.#read('stdout', child.stdout, options);
    this.#read('stderr', child.stderr, options);
    this.exited = this.#waitForExit();
    live.add(this);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** As the host disposes it: SIGKILL, then wait for at most a second (contract 2.5). */
  async dispose(): Promise<void> {
    this.disposed = true;
    this.signal('SIGKILL');
    await Promise.race([this.exited, delay(1000, undefined, { ref: false })]);
  }

  #read(stream: 'stdout' | 'stderr', source: Readable, options: ProcessOptions): void {
    createInterface({ input: source }).on('line', (line) => {
      const entry = classifyLine(stream, line, options.stdErrorForErrorsOnly);
      options.log.write(entry.level, entry.category, entry.message);
      if (entry.level !== 'Error') return;
      this.lastErrors.push(line);
      if (this.lastErrors.length > 3) this.lastErrors.shift();
    });
  }

  async #waitForExit(): Promise<number> {
    const closed = once(this.#child, 'close');
    const [code, signal] = (await once(this.#child, 'exit')) as [
      number | null,
      NodeJS.Signals | null,
    ];
    live.delete(this);
    // The last lines may still be in the pipe; a grandchild may keep it open.
    await Promise.race([closed, delay(1000, undefined, { ref: false })]);
    return code ?? 128 + signalNumber(signal);
  }
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return (
    { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[
      signal as string
    ] ?? 0
  );
}

/** Starts the process; throws when the system cannot: no such file, no permission, wrong format. */
export async function startProcess(options: ProcessOptions): Promise<HandlerProcess> {
  const { file } = options.command;
  checkFormat(file);
  const child = spawn(file, splitArguments(options.command.arguments), {
    cwd: options.workingDirectory,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  await once(child, 'spawn');
  return new HandlerProcess(child, options);
}
