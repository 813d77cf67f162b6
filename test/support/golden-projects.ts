import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, catalogue } from '../../lib/catalogue/index.ts';
import { module, run } from './project.ts';
import { madeOnce } from './run-folder.ts';
import { temporaryFolder } from './temporary.ts';

/** A generated project that is kept in test/golden: the commands that make it. */
export interface GoldenProject {
  name: string;
  commands: readonly (readonly string[])[];
}

/** The one that is kept whole. Of the others there is what differs from it. */
export const wholeProject: GoldenProject = { name: 'http', commands: [['new', ...module]] };

export const goldenProjects: readonly GoldenProject[] = [
  wholeProject,
  {
    name: 'http-windows-proxy',
    commands: [
      [
        'new',
        '--function',
        'get-product',
        '--route',
        'products/{category:alpha}/{id:int?}',
        '--methods',
        'get',
        '--auth-level',
        'anonymous',
        '--platform',
        'windows/amd64',
        '--http-mode',
        'proxy',
        ...module,
      ],
    ],
  },
  { name: 'timer', commands: [['new', '--function', 'Cleanup', '--trigger', 'timer', ...module]] },
  {
    name: 'queue-arm64',
    commands: [
      ['new', '--function', 'Orders', '--trigger', 'queue', '--platform', 'linux/arm64', ...module],
    ],
  },
  {
    name: 'several-functions',
    commands: [
      ['new', ...module],
      ['function', 'Cleanup', '--trigger', 'timer', '--schedule', '%CLEANUP_SCHEDULE%'],
      [
        'function',
        'Orders',
        '--trigger',
        'queue',
        '--queue-name',
        'orders',
        '--connection',
        'OrdersStorage',
      ],
      [
        'function',
        'Files',
        '--route',
        'files/{*path}',
        '--methods',
        'get,head',
        '--auth-level',
        'admin',
      ],
    ],
  },
];

/** A function for every trigger, and one with every input and output of the catalogue. */
export const everything: GoldenProject = {
  name: 'everything',
  commands: everyTriggerAndBinding(catalogue),
};

function everyTriggerAndBinding({ triggers, bindings }: Catalogue): string[][] {
  const others = triggers.filter(({ name }) => name !== 'http');
  // The answer of an HTTP function: nobody waits for that of one that a queue starts.
  const silent = bindings.filter(({ name }) => name !== 'http');
  return [
    ['new', ...module],
    ...others.map(({ name, functionName = `On-${name}` }) => [
      'function',
      functionName,
      '--trigger',
      name,
    ]),
    [
      'function',
      'Everything',
      '--trigger',
      'queue',
      ...silent.flatMap(({ name, direction }) => [`--${direction}put`, name]),
    ],
  ];
}

/** A copy of a golden project, in a folder with its name. The program makes each once a run. */
export async function makeGolden({ name, commands }: GoldenProject): Promise<string> {
  const made = await madeOnce(`golden-${name}`, async (folder) => {
    const root = join(folder, name);
    mkdirSync(root);
    for (const words of commands) await run(root, words);
  });
  const copy = join(temporaryFolder(), name);
  cpSync(join(made, name), copy, { recursive: true });
  return copy;
}
