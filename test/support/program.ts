import { type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The program as it is published. `npm test` builds it first. */
export const program = join(import.meta.dirname, '../../dist/bin/azure-go-func.cjs');

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

/** Runs the program with nobody who reads what it prints. */
export function runWithClosedOutput(cwd: string, words: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [program, ...words], { cwd, stdio });
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.on('data', (data: Buffer) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: '', stderr }));
  });
}

/** Runs a program whose standard input stays open and silent, as some CI systems leave it. */
export function runWithOpenInput(cwd: string, words: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data;
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
