import assert from 'node:assert/strict';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { existingProject, options } from '../doctor/support/bases.ts';
import { runProgram } from '../support/program.ts';
import { writeFiles } from '../support/project.ts';

const ALL = 'flex, premium, dedicated, windows-consumption, linux-consumption, container-apps';

describe('doctor --plan', () => {
  for (const [words, problem] of [
    [
      ['--plan', 'consumption'],
      `--plan "consumption": "consumption" is not one of: ${ALL}; did you mean windows-consumption or linux-consumption?`,
    ],
    [
      ['--plan', 'container'],
      `--plan "container": "container" is not one of: ${ALL}; did you mean container-apps?`,
    ],
    [
      ['--plan', 'premum'],
      `--plan "premum": "premum" is not one of: ${ALL}; did you mean premium?`,
    ],
    [['--plan', 'kubernetes'], `--plan "kubernetes": "kubernetes" is not one of: ${ALL}`],
    [
      ['--plan', 'flex', '--platform', 'windows/amd64'],
      '--plan "flex": Flex Consumption runs linux/amd64, and --platform says windows/amd64; leave one of them out',
    ],
    [
      ['--plan', 'premium', '--platform', 'linux/arm64'],
      '--plan "premium": Premium runs linux/amd64 and windows/amd64, and --platform says linux/arm64; leave one of them out',
    ],
  ] as const) {
    it(`refuses ${words.join(' ')}`, () => {
      const { code, stdout, stderr } = runProgram(existingProject(), ['doctor', ...words]);
      const [, location, message] = /^(--plan "\w+"): (.*)$/.exec(problem) ?? [];
      assert.deepEqual(stderr.split('\n').slice(0, 3), [
        'There is a problem with this call:',
        `  error  ${location}`,
        `    ${message}${message?.endsWith('?') ? '' : '.'}`,
      ]);
      assert.equal(stdout, '');
      assert.equal(code, 2);
    });
  }
});

const WINDOWS =
  '{"version":"2.0","customHandler":{"description":{"defaultExecutablePath":"a.exe"}}}';
const LINUX = '{"version":"2.0","customHandler":{"description":{"defaultExecutablePath":"a"}}}';
const sku = (name: string): string =>
  `resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { sku: { name: '${name}' } }\n`;
const IMAGE = 'FROM mcr.microsoft.com/azure-functions/base:4\n';

/** What the files of an app say, and what the doctor makes of it. */
const targets: readonly {
  what: string;
  files: Record<string, string>;
  plan?: string;
  want: { plan: string | undefined; platform: string; isImage?: true };
}[] = [
  { what: 'nothing', files: {}, want: { plan: undefined, platform: 'linux/amd64' } },
  {
    what: 'FC1 and an .exe',
    files: { 'main.bicep': sku('FC1'), 'host.json': WINDOWS },
    want: { plan: 'flex', platform: 'linux/amd64' },
  },
  {
    what: 'a functionAppConfig',
    files: { 'infra/app.bicep': 'properties: { functionAppConfig: {} }\n' },
    want: { plan: 'flex', platform: 'linux/amd64' },
  },
  {
    what: 'EP2 and an .exe',
    files: { 'main.bicep': sku('EP2'), 'host.json': WINDOWS },
    want: { plan: 'premium', platform: 'windows/amd64' },
  },
  {
    what: 'Y1 and an .exe',
    files: { 'main.bicep': sku('Y1'), 'host.json': WINDOWS },
    want: { plan: 'windows-consumption', platform: 'windows/amd64' },
  },
  {
    what: 'Y1 and no .exe',
    files: { 'main.bicep': sku('Y1'), 'host.json': LINUX },
    want: { plan: 'linux-consumption', platform: 'linux/amd64' },
  },
  {
    what: 'EP1 and Y1',
    files: { 'main.bicep': sku('EP1') + sku('Y1') },
    want: { plan: undefined, platform: 'linux/amd64' },
  },
  {
    what: 'S1, which other resources have too',
    files: { 'main.bicep': sku('S1') },
    want: { plan: undefined, platform: 'linux/amd64' },
  },
  {
    what: 'a Dockerfile from an image of the host',
    files: { Dockerfile: IMAGE },
    want: { plan: undefined, platform: 'linux/amd64', isImage: true },
  },
  {
    what: 'a Dockerfile for a plan that takes images',
    files: { Dockerfile: IMAGE },
    plan: 'premium',
    want: { plan: 'premium', platform: 'linux/amd64', isImage: true },
  },
  {
    what: 'a Dockerfile for a plan that takes none',
    files: { Dockerfile: IMAGE },
    plan: 'flex',
    want: { plan: 'flex', platform: 'linux/amd64' },
  },
  {
    what: 'Container Apps without a Dockerfile',
    files: {},
    plan: 'container-apps',
    want: { plan: 'container-apps', platform: 'linux/amd64', isImage: true },
  },
  {
    what: 'Windows Consumption for a program without .exe',
    files: { 'host.json': LINUX },
    plan: 'windows-consumption',
    want: { plan: 'windows-consumption', platform: 'windows/amd64' },
  },
];

describe('where an app will run', () => {
  for (const { what, files, plan, want } of targets) {
    it(what, async () => {
      const root = existingProject();
      writeFiles(root, files);
      const { target } = await checkPath(root, options({ plan }));
      assert.deepEqual(
        { plan: target.plan?.name, platform: target.platform.name, isImage: target.isImage },
        { isImage: false, ...want },
      );
    });
  }
});
