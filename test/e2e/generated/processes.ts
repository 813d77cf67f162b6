import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

export interface Ended {
  /** 128 + number is not counted: a signal has no code. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A program that runs beside the test, with whatever it starts. */
export interface Running {
  /** Resolves as soon as its output matches; rejects when it ends before. */
  saw: (pattern: RegExp) => Promise<void>;
  /** To the program and to what it has started. */
  signal: (name: NodeJS.Signals) => void;
  ended: Promise<Ended>;
}

/** Gives what starts programs; after each test they are gone, with all that they have started. */
export function useProcesses() {
  const started: Running[] = [];
  afterEach(async () => {
    for (const running of started.splice(0)) {
      running.signal('SIGKILL');
      await running.ended;
    }
  });
  return (file: string, args: readonly string[], cwd: string, env = process.env): Running => {
    const running = runProgram(file, args, cwd, env);
    started.push(running);
    return running;
  };
}

function runProgram(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Running {
  // A group of its own, so that a signal reaches what it has started.
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  const changed = new EventEmitter().setMaxListeners(0);
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (data: Buffer) => {
      output[stream] += data;
      changed.emit('change');
    });
  }
  let isOver = false;
  const ended = once(child, 'close').then(([code, signal]) => {
    isOver = true;
    changed.emit('change');
    return { code, signal, ...output } as Ended;
  });
  const saw = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(output.stdout + output.stderr)) {
      if (isOver) throw new Error(`${file} has ended:\n${output.stdout}${output.stderr}`);
      await once(changed, 'change');
    }
  };
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-(child.pid as number), name);
    } catch {
      // The group is gone.
    }
  };
  return { saw, signal, ended };
}
