import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './project.ts';

/** A whole generated project that is kept in test/golden: the commands that make it. */
export interface GoldenProject {
  name: string;
  commands: readonly (readonly string[])[];
}

const module = ['--module', 'example.com/golden'];

export const goldenProjects: readonly GoldenProject[] = [
  { name: 'http', commands: [['new', ...module]] },
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
    name: 'all-triggers',
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

/** Makes a golden project below `parent`, in a folder with its name, and gives that folder. */
export async function makeGolden(project: GoldenProject, parent: string): Promise<string> {
  const root = join(parent, project.name);
  mkdirSync(root, { recursive: true });
  for (const words of project.commands) await run(root, words);
  return root;
}
