import { chmodSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import type { HostLog } from './host-log.ts';

const machines: Record<string, number> = { x64: 0x3e, arm64: 0xb7 };

/** Linux Consumption and Flex only: the host makes the one executable executable (contract 1.3, P3). */
export function assignExecutePermission(file: string, log: HostLog, category: string): void {
  let mode: number;
  try {
    mode = statSync(file).mode;
  } catch {
    const message = `File path does not exist, not assigning permissions: ${file}`;
    log.write('Information', category, message);
    return;
  }
  if (mode & 0o100) return;
  log.write('Information', category, `Assigning execute permissions to file: ${file}`);
  try {
    chmodSync(file, mode | 0o111);
  } catch {
    log.write('Warning', category, 'Error while assigning execute permission.');
  }
}

/**
 * Throws for a file that Linux cannot execute, as .NET does.
 * Node would quietly hand such a file to /bin/sh.
 */
export function checkFormat(file: string): void {
  if (process.platform !== 'linux') return;
  const header = readHeader(file);
  if (!header || header.toString('latin1', 0, 2) === '#!') return;
  const isElf = header.toString('latin1', 0, 4) === '\x7fELF';
  if (isElf && header.readUInt16LE(18) === machines[process.arch]) return;
  throw new Error(`An error occurred trying to start process '${file}'. Exec format error`);
}

function readHeader(file: string): Buffer | undefined {
  const header = Buffer.alloc(20);
  try {
    const descriptor = openSync(file, 'r');
    readSync(descriptor, header);
    closeSync(descriptor);
  } catch {
    return undefined;
  }
  return header;
}
