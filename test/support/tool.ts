import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program; rejects with its whole output when it fails. */
export async function runTool(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, {
      cwd,
      env,
      maxBuffer: 1 << 26,
    });
    return stdout + stderr;
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} in ${cwd}: ${message}\n${stdout}${stderr}`);
  }
}
