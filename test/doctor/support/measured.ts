import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What came of running a command: `memory` is its peak in MB, `time` is in milliseconds. */
export interface Measured {
  output: string;
  code: number | null;
  memory: number;
  time: number;
}

/** After so many milliseconds it hangs, also on a busy machine. */
const HANGS = 120_000;

/** On Linux the peak of the process itself: the other number begins with what its parent had. */
const REPORT = `process.on('exit', () => {
  const { readFileSync, writeFileSync } = require('node:fs');
  let peak = process.resourceUsage().maxRSS;
  try { peak = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]; } catch {}
  writeFileSync(process.env.PEAK_FILE, String(peak));
});
`;

/**
 * Runs the program `bin`.
 * @param folder an empty one, for what is measured
 * @param at the current folder
 * @throws Error when it does not end
 */
export function measured(
  bin: string,
  words: readonly string[],
  folder: string,
  at = folder,
): Measured {
  const preload = join(folder, 'report-peak.cjs');
  const peak = join(folder, 'peak');
  writeFileSync(preload, REPORT);
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    ['--require', preload, bin, ...words],
    {
      encoding: 'utf8',
      timeout: HANGS,
      maxBuffer: 64 * 2 ** 20,
      cwd: at,
      env: { ...process.env, PEAK_FILE: peak },
    },
  );
  const time = performance.now() - began;
  if (error) throw error;
  const memory = Number(readFileSync(peak, 'utf8')) / 1024;
  return { output: stdout + stderr, code: status, memory, time };
}
