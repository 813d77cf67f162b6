import { spawnSync } from 'node:child_process';

/** Whether the program is there. In CI a missing one is a failure, never a skip. */
export function hasTool(name: string, ...args: string[]): boolean {
  const { error, status } = spawnSync(name, args, { stdio: 'ignore' });
  const works = error === undefined && status === 0;
  if (!works && process.env.CI)
    throw new Error(`${name} ${args.join(' ')} does not work here, and CI needs it`);
  return works;
}
