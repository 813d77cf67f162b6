import { join } from 'node:path';
import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';
import { timed } from './run.ts';

export const program: Measurement = {
  name: 'program',
  about: 'the program of our own against bare Node',
  measure: ({ folder, packageRoot, rounds }) => {
    const node = (...args: string[]) => timed(process.execPath, args, folder);
    const bin = join(packageRoot, 'dist/bin/azure-go-func.js');
    const times = alternate(rounds(31), {
      node: () => node('-e', '0'),
      help: () => node(bin, '--help'),
      new: (round) => node(bin, 'new', `program-${round}`, '--yes'),
    });
    return [
      {
        ours: 'azure-go-func new --yes',
        other: 'node -e 0',
        unit: 'ms',
        numbers: { ours: times.new, other: times.node },
        aim: { atMost: 1.5 },
      },
      {
        ours: 'azure-go-func --help',
        other: 'node -e 0',
        unit: 'ms',
        numbers: { ours: times.help, other: times.node },
      },
    ];
  },
};
