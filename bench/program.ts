import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';
import { timed } from './run.ts';

export const program: Measurement = {
  name: 'program',
  about: 'the program of our own against bare Node, and against Node that only writes the files',
  measure: ({ folder, packageRoot, rounds }) => {
    const node = (...args: string[]) => timed(process.execPath, args, folder);
    const bin = join(packageRoot, 'dist/bin/azure-go-func.cjs');
    node(bin, 'new', 'program-model', '--yes');
    const list = listFiles(join(folder, 'program-model'));
    const writer = join(import.meta.dirname, 'write-files.cjs');
    const times = alternate(rounds(31), {
      node: () => node('-e', '0'),
      files: (round) => node(writer, list, `program-files-${round}`),
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
        ours: 'azure-go-func new --yes',
        other: 'node writes the files',
        unit: 'ms',
        numbers: { ours: times.new, other: times.files },
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

/** Writes the map from path to text that write-files.cjs reads, and gives its path. */
function listFiles(root: string): string {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  const texts = files.map((file) => [relative(root, file), readFileSync(file, 'utf8')]);
  writeFileSync(`${root}.json`, JSON.stringify(Object.fromEntries(texts)));
  return `${root}.json`;
}
