import { spawnSync } from 'node:child_process';

/** The only variables that measured programs get: what npm sets for a script changes what they do. */
export function plainEnv(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, NO_UPDATE_NOTIFIER: '1', ...extra };
}

/**
 * Runs a program to its end and gives the milliseconds that it took.
 * @throws Error with all that it printed when it fails
 */
export function timed(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = plainEnv(),
): number {
  const began = performance.now();
  const result = spawnSync(file, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const took = performance.now() - began;
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(
      `${file} ${args.join(' ')} ended with ${result.status ?? result.signal}:\n${result.stdout}${result.stderr}`,
    );
  return took;
}
