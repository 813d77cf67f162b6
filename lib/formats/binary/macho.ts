import type { ByteReader } from '../plain-file.ts';
import { type Parsed, PLAIN } from './program.ts';

const MACHINES: { readonly [number: number]: string } = {
  7: '386',
  12: 'arm',
  16777223: 'amd64',
  16777228: 'arm64',
};

/** A macOS program. No Azure plan runs one, so its machine is all that is of interest. */
export function readMachO(file: ByteReader): Parsed {
  const header = file.read(0, 8);
  const universal = header.readUInt32BE(0) === 0xcafebabe;
  const machine = universal ? 'universal' : MACHINES[header.readUInt32LE(4)];
  return { ...PLAIN, format: 'mach-o', system: 'darwin', machine: machine ?? 'unknown' };
}
