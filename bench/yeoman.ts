import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';
import { packageFolder, repository } from './package-folder.ts';
import { alternate } from './rounds.ts';
import { plainEnv, timed } from './run.ts';

const EMPTY_GENERATOR = `import Generator from 'yeoman-generator';

export default class extends Generator {
  end() {
    this.log('the empty generator ran');
  }
}
`;

export const yeoman: Measurement = {
  name: 'yeoman',
  about: 'yo azure-go-func against yo with an empty generator, and against the program',
  measure: ({ folder, packageRoot, rounds }) => {
    addEmptyGenerator(folder);
    const yo = join(repository, 'node_modules/yo/lib/cli.js');
    const bin = join(packageRoot, 'dist/bin/azure-go-func.cjs');
    const env = plainEnv({ HOME: folder, NODE_PATH: join(folder, 'packages') });
    const node = (...args: string[]) => {
      const [file, ...rest] = withoutRoot([process.execPath, ...args]);
      return timed(file, rest, folder, env);
    };
    const times = alternate(rounds(15), {
      empty: () => node(yo, 'empty-bench'),
      ours: (round) => {
        const took = node(yo, 'azure-go-func', `yeoman-${round}`, '--yes');
        if (!existsSync(join(folder, `yeoman-${round}`, 'host.json')))
          throw new Error('yo azure-go-func wrote no project');
        return took;
      },
      program: (round) => node(bin, 'new', `yeoman-program-${round}`, '--yes'),
    });
    return [
      {
        ours: 'yo azure-go-func --yes',
        other: 'yo, empty generator',
        unit: 'ms',
        numbers: { ours: times.ours, other: times.empty },
        aim: { atMost: 1.1 },
      },
      {
        ours: 'azure-go-func new --yes',
        other: 'yo, empty generator',
        unit: 'ms',
        numbers: { ours: times.program, other: times.empty },
      },
      {
        ours: 'azure-go-func new --yes',
        other: 'yo azure-go-func --yes',
        unit: 'ms',
        numbers: { ours: times.program, other: times.ours },
      },
    ];
  },
};

function addEmptyGenerator(folder: string): void {
  const root = packageFolder(folder, 'generator-empty-bench');
  mkdirSync(join(root, 'generators/app'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"name":"generator-empty-bench","type":"module"}\n');
  writeFileSync(join(root, 'generators/app/index.js'), EMPTY_GENERATOR);
}

/** `yo` gives up root's rights by itself, for a user who may not exist; so root measures as nobody. */
function withoutRoot(words: [string, ...string[]]): [string, ...string[]] {
  if (process.getuid?.() !== 0) return words;
  return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...words];
}
