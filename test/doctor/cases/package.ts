import { copyFileSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Specimen } from '../support/case.ts';
import type { Entry } from '../support/zip.ts';

const zipped = (
  code: string,
  what: string,
  entries: (good: Entry[]) => Entry[],
  fixable = false,
): Specimen => ({ code, what, base: 'zip', entries, fixable });

const withMode =
  (name: string, mode: number | undefined) =>
  (good: Entry[]): Entry[] =>
    good.map((entry) => (entry.name === name ? { ...entry, mode } : entry));

const funcignore = (code: string, what: string, lines: string): Specimen => ({
  code,
  what,
  base: 'foreign',
  broken: (root) => writeFileSync(join(root, '.funcignore'), lines),
});

export const packages: Specimen[] = [
  zipped('AGF601', 'the mode 644', withMode('handler', 0o644), true),
  zipped('AGF601', 'made on Windows', withMode('handler', undefined), true),
  zipped('AGF602', 'the folder was zipped', (good) =>
    good.map((entry) => ({ ...entry, name: `shop/${entry.name}` })),
  ),
  zipped('AGF603', 'local.settings.json', (good) => [
    ...good,
    { name: 'local.settings.json', contents: '{}', mode: 0o644 },
  ]),
  zipped('AGF603', '.env', (good) => [
    ...good,
    { name: '.env.production', contents: '', mode: 0o644 },
  ]),
  {
    code: 'AGF603',
    what: 'a key that .funcignore forgets',
    base: 'ours',
    broken: (root) => writeFileSync(join(root, 'server.pem'), ''),
    fixed: (root) => {
      writeFileSync(join(root, 'server.pem'), '');
      writeFileSync(join(root, '.funcignore'), '.*\n*.go\ngo.mod\n*.pem\ninternal\n');
    },
  },
  {
    code: 'AGF603',
    what: 'another name of a file with secrets that stays here',
    base: 'ours',
    broken: (root) => linkSync(join(root, 'local.settings.json'), join(root, 'readme.txt')),
    fixed: (root) => copyFileSync(join(root, 'host.json'), join(root, 'readme.txt')),
  },
  zipped('AGF604', 'Go files', (good) => [
    ...good,
    { name: 'handler.go', contents: '', mode: 0o644 },
  ]),
  funcignore('AGF604', 'a .funcignore that says too little', '*.md\n'),
  zipped('AGF605', 'a video', (good) => [
    ...good,
    { name: 'film.mp4', contents: '', claimedSize: 300e6, mode: 0o644 },
  ]),
  zipped('AGF606', 'no function.json', (good) =>
    good.filter(({ name }) => !name.endsWith('function.json')),
  ),
  {
    code: 'AGF606',
    what: 'no function.json in the folder',
    base: 'foreign',
    broken: (root) => rmSync(join(root, 'HttpExample'), { recursive: true }),
    options: { only: ['AGF606'] },
  },
  {
    code: 'AGF607',
    what: 'as func init makes it',
    base: 'foreign',
    broken: (root) => rmSync(join(root, '.funcignore')),
    fixable: true,
  },
  funcignore('AGF608', 'the program', '*.go\ngo.*\nhandler*\n'),
  funcignore('AGF608', 'all JSON', '*.go\ngo.mod\n*.json\n'),
  zipped('AGF610', 'backslashes', (good) =>
    good.map((entry) => ({ ...entry, name: entry.name.replaceAll('/', '\\') })),
  ),
  zipped('AGF610', 'out of the package', (good) => [
    ...good,
    { name: '../../etc/passwd', contents: '', mode: 0o644 },
  ]),
  zipped('AGF611', 'host.json with 600', withMode('host.json', 0o600), true),
  { code: 'AGF612', what: 'no entries', base: 'zip', entries: () => [] },
];
