import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { program } from './packed.ts';

export { program };

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program without a terminal and without standard input. */
export function runProgram(
  cwd: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Finished {
  const result = spawnSync(process.execPath, [program, ...words], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error) throw result.error;
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** The same, while other work goes on. */
export async function startProgram(cwd: string, words: readonly string[]): Promise<Finished> {
  return finished(start(cwd, words, 'ignore'));
}

/** Runs the program with nobody who reads what it prints. */
export async function runWithClosedOutput(
  cwd: string,
  words: readonly string[],
): Promise<Finished> {
  const child = start(cwd, words, 'ignore');
  child.stdout?.destroy();
  return finished(child);
}

/** Runs a program whose standard input stays open and silent, as some CI systems leave it. */
export async function runWithOpenInput(cwd: string, words: readonly string[]): Promise<Finished> {
  return finished(start(cwd, words, 'pipe'));
}

function start(cwd: string, words: readonly string[], input: 'ignore' | 'pipe'): ChildProcess {
  const stdio: StdioOptions = [input, 'pipe', 'pipe'];
  return spawn(process.execPath, [program, ...words], { cwd, stdio });
}

function finished(child: ChildProcess): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => stdout.push(data));
    child.stderr?.on('data', (data: Buffer) => stderr.push(data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: text(stdout), stderr: text(stderr) }));
  });
}

function text(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8');
}
