import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../../support/project.ts';
import { elf } from './elf.ts';
import { asZip64, type Entry, zip } from './zip.ts';

const MB = 2 ** 20;

/** Something that was made to cost a reader more than it should. */
export interface Hostile {
  what: string;
  /** Makes it in an empty folder, and gives the path to examine. */
  make: (folder: string) => string;
  /** What the doctor must say of it, somewhere. */
  says?: RegExp;
}

const host = (more: object = {}): string =>
  JSON.stringify({
    version: '2.0',
    customHandler: {
      description: { defaultExecutablePath: 'handler' },
      enableForwardingHttpRequest: true,
    },
    ...more,
  });

const functionJson = (route = ''): string =>
  JSON.stringify({
    bindings: [
      { type: 'httpTrigger', name: 'req', route },
      { type: 'http', direction: 'out', name: 'res' },
    ],
  });

const SMALL = functionJson();

/** A function that is padded to the most that is read of a text. */
const MEGABYTE = functionJson().padEnd(MB - 1);

const NESTED = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;

const base: Entry[] = [
  { name: 'host.json', contents: host(), mode: 0o644 },
  { name: 'handler', contents: elf(), mode: 0o755 },
];

function hostileZip(what: string, entries: () => readonly Entry[], says?: RegExp): Hostile {
  const make = (folder: string): string => {
    const path = join(folder, 'app.zip');
    writeFileSync(path, zip(entries()));
    return path;
  };
  return { what: `a zip with ${what}`, make, ...(says && { says }) };
}

function hostileFolder(
  what: string,
  files: () => { readonly [path: string]: string },
  says?: RegExp,
): Hostile {
  const make = (folder: string): string => {
    writeFiles(folder, {
      'host.json': host(),
      'HttpExample/function.json': functionJson(),
      ...files(),
    });
    return folder;
  };
  return { what: `a folder with ${what}`, make, ...(says && { says }) };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A zip whose list of files says whatever `change` makes of it. */
function liedZip(what: string, change: (bytes: Buffer) => Buffer, says?: RegExp): Hostile {
  const make = (folder: string): string => {
    const path = join(folder, 'app.zip');
    writeFileSync(path, change(zip(base)));
    return path;
  };
  return { what: `a zip with ${what}`, make, ...(says && { says }) };
}

const zips: Hostile[] = [
  hostileZip(
    '4,000 entries that share a megabyte',
    () => [
      ...base,
      ...numbers(4000).map((at) => ({
        name: `F${at}/function.json`,
        contents: MEGABYTE,
        mode: 0o644,
        isShared: at > 0,
      })),
    ],
    /share bytes/,
  ),
  hostileZip(
    '1,000 entries that unpack to a megabyte each',
    () => [
      ...base,
      ...numbers(1000).map((at) => ({
        name: `F${at}/function.json`,
        contents: MEGABYTE,
        mode: 0o644,
      })),
    ],
    /only 10 MB of text were read/,
  ),
  hostileZip(
    '65,000 functions',
    () => [
      ...base,
      ...numbers(65_000).map((at) => ({
        name: `F${at}/function.json`,
        contents: SMALL,
        mode: 0o644,
      })),
    ],
    /only the first 2000 of 65000 functions/,
  ),
  hostileZip('65,000 files with names of secrets', () => [
    ...base,
    ...numbers(65_000).map((at) => ({ name: `k${at}.pem`, contents: '', mode: 0o644 })),
  ]),
  hostileZip(
    'names of 60,000 characters',
    () => [...base, { name: `${'a/'.repeat(30_000)}x`, contents: '', mode: 0o644 }],
    /has a name of 60001 bytes/,
  ),
  hostileZip('15,000 names of 500 folders', () => [
    ...base,
    ...numbers(15_000).map((at) => ({
      name: `${'a/'.repeat(505)}${at}`,
      contents: '',
      mode: 0o644,
    })),
  ]),
  hostileZip('a program of 96 MB that packs to nothing', () => [
    { name: 'host.json', contents: host(), mode: 0o644 },
    { name: 'F/function.json', contents: functionJson(), mode: 0o644 },
    { name: 'handler', contents: Buffer.concat([elf(), Buffer.alloc(95 * MB)]), mode: 0o755 },
  ]),
  hostileZip(
    'a program of 200 MB that packs to nothing',
    () => [
      { name: 'host.json', contents: host(), mode: 0o644 },
      { name: 'F/function.json', contents: functionJson(), mode: 0o644 },
      { name: 'handler', contents: Buffer.concat([elf(), Buffer.alloc(200 * MB)]), mode: 0o755 },
    ],
    /handler is larger than 96 MB/,
  ),
  hostileZip(
    'names that lead out of it, and with controls',
    () => [
      ...base,
      ...[
        '../../up',
        '/root',
        'C:/drive',
        'a\0b',
        '\x1b[2J',
        'a\nb/function.json',
        '__proto__/function.json',
      ].map((name) => ({ name, contents: functionJson(), mode: 0o644 })),
    ],
    /AGF610/,
  ),
  liedZip(
    'a list that counts 2^60 files',
    (bytes) => asZip64(bytes, 2n ** 60n, 2n ** 60n, 0n),
    /AGF612/,
  ),
  liedZip('a list at 2^63', (bytes) => asZip64(bytes, 2n, 100n, 2n ** 63n), /AGF612/),
  liedZip(
    'a list that is the list itself',
    (bytes) => asZip64(bytes, 2n, 92n, BigInt(bytes.length)),
    /AGF612/,
  ),
];

const yaml = (text: string): { [path: string]: string } =>
  Object.fromEntries(
    numbers(50).map((at) => [`.github/workflows/w${at}.yml`, text.repeat(60_000 / text.length)]),
  );

export const hostileFolders: Hostile[] = [
  hostileFolder('a megabyte of blank lines in every file', () =>
    Object.fromEntries(
      [
        'go.mod',
        'Dockerfile',
        'main.go',
        'main.bicep',
        '.funcignore',
        'Makefile',
        'azure.yaml',
      ].map((name) => [name, '\n'.repeat(MB)]),
    ),
  ),
  hostileFolder('a megabyte of blanks in every file', () =>
    Object.fromEntries(
      ['go.mod', 'Dockerfile', 'main.go', 'main.bicep', '.funcignore', 'local.settings.json'].map(
        (name) => [name, ' '.repeat(MB)],
      ),
    ),
  ),
  hostileFolder('words and blanks in its Dockerfile', () => ({
    Dockerfile: `FROM ${' '.repeat(MB / 2)}x\nCOPY ${'--a '.repeat(MB / 16)}`,
  })),
  hostileFolder('a Dockerfile of FROM', () => ({ Dockerfile: 'FROM a\n'.repeat(MB / 8) })),
  hostileFolder('a route of braces', () => ({
    'A/function.json': functionJson('{'.repeat(MB / 4)),
    'B/function.json': functionJson('{a}'.repeat(MB / 8)),
    'C/function.json': functionJson('/'.repeat(MB / 4)),
    'D/function.json': functionJson('{a=}/'.repeat(MB / 16)),
    'main.go': `package main\nfunc f() { ${'http.HandleFunc("/{a}/{b}/", f);'.repeat(20_000)} }\n`,
  })),
  hostileFolder(
    '3,000 functions and as many paths',
    () => ({
      ...Object.fromEntries(
        numbers(3000).map((at) => [`F${at}/function.json`, functionJson(`{a}/x${at}/{b?}`)]),
      ),
      'main.go': `package main\n${numbers(3000)
        .map((at) => `func f${at}() { http.HandleFunc("/{x}/y${at}/{z}/", f) }`)
        .join('\n')}\n`,
    }),
    /only the first 2000 of 3001 functions/,
  ),
  hostileFolder('a function of 30,000 bindings', () => ({
    'A/function.json': `{"bindings":[${'{"type":"queue","name":"a","direction":"out"},'.repeat(20_000)}{}]}`,
  })),
  hostileFolder('20 MB of Go', () =>
    Object.fromEntries(
      numbers(20).map((at) => [
        `f${at}.go`,
        `package main\n${'/* " */ http.Handle("/a", h) // \' `\n'.repeat(25_000)}`,
      ]),
    ),
  ),
  hostileFolder('comments and texts that do not end', () => ({
    'a.go': `package main\n${'/*'.repeat(MB / 3)}`,
    'b.go': `package main\n${'"\\'.repeat(MB / 3)}`,
    'c.go': `package main\n${'`"\''.repeat(MB / 4)}`,
    'd.go': `package main\n${'.Handle("'.repeat(MB / 10)}`,
    'a.bicep': '/*'.repeat(MB / 3),
    'b.bicep': "'''".repeat(MB / 4),
    'c.bicep': 'FUNCTIONS_WORKER_RUNTIME: '.repeat(MB / 40),
    'd.bicep': "linuxFxVersion: 'a'\n".repeat(MB / 32),
  })),
  hostileFolder('YAML that nests', () => yaml('['), /nested more than 100 deep/),
  hostileFolder('YAML of many tags', () => yaml('!!x ')),
  hostileFolder('YAML of many items', () => yaml('- a\n')),
  hostileFolder('YAML of many keys', () => yaml('? ')),
  hostileFolder(
    'large YAML',
    () => ({ 'azure-pipelines.yml': '- a\n'.repeat(50_000) }),
    /larger than 64 kB/,
  ),
  hostileFolder(
    'JSON that nests',
    () => ({
      'local.settings.json': `${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`,
      'A/function.json': '['.repeat(500_000),
    }),
    /nested more than 100 deep/,
  ),
  hostileFolder(
    'JSON that nests behind a carriage return, where a parser ends what a line ends',
    () => ({
      'A/function.json': `// a\r${NESTED}`,
      'B/function.json': `{ "a": "\r${NESTED}`,
    }),
    /A\/function\.json is nested more than 100 deep[\s\S]*B\/function\.json is nested more than 100 deep/,
  ),
  hostileFolder(
    '500 functions of a megabyte',
    () => Object.fromEntries(numbers(500).map((at) => [`F${at}/function.json`, MEGABYTE])),
    /10 MB of text/,
  ),
  hostileFolder(
    'YAML that nests behind a quote',
    () => yaml(`- ['"', ${'['.repeat(30_000)}\n`),
    /nested more than 100 deep/,
  ),
  hostileFolder('a host.json of 8 MB, with a comment', () => ({
    'host.json': `{ "version": "2.0", // a\n "a": [${'{},'.repeat(2_700_000)}{}] }`,
  })),
  {
    what: 'a folder with what 200 killed runs have left, each with 100 kB',
    make: (folder) => {
      for (const at of numbers(200)) {
        const workshop = join(folder, `.azure-go-func-1-999999999-a${String(at).padStart(5, '0')}`);
        const created = JSON.stringify(numbers(12_000).map((each) => `${at}/${each}`));
        writeFiles(workshop, { 'created.json': created, '.gitignore': '' });
        // One that is new could be a run in another container, for which we wait.
        utimesSync(workshop, 0, 0);
      }
      return folder;
    },
  },
  hostileFolder(
    'a project of one directory in another',
    () => ({ [`${'d/'.repeat(900)}x`]: '' }),
    /more than 12 deep/,
  ),
  {
    what: 'a folder of 25,000 files',
    make: (folder) => {
      writeFiles(folder, { 'host.json': host() });
      mkdirSync(join(folder, 'data'));
      for (const at of numbers(25_000)) writeFileSync(join(folder, 'data', `f${at}.go`), '');
      return folder;
    },
    says: /only the first 20000 files and folders/,
  },
];

/** Names of files that the commands read. */
const READ = [
  'host.json',
  'local.settings.json',
  'go.mod',
  'main.go',
  'Dockerfile',
  '.funcignore',
  '.azure-go-func.json',
  '.azure-go-func/project.json',
  '.azure-go-func/doctor.json',
  '.yo-rc.json',
  'handler',
  'azure.yaml',
  'F/function.json',
  'azure-pipelines.yml',
  'main.bicep',
];

/** What nothing waits for. Not on Windows, which has no pipes in folders. */
export const special: Hostile[] = [
  ...READ.map(
    (name): Hostile => ({
      what: `a pipe in the place of ${name}`,
      make: (folder) => {
        hostileFolder('', () => ({})).make(folder);
        execFileSync('rm', ['-f', name], { cwd: folder });
        mkdirSync(join(folder, name, '..'), { recursive: true });
        execFileSync('mkfifo', [name], { cwd: folder });
        return folder;
      },
    }),
  ),
  {
    what: 'links to what never ends',
    make: (folder) => {
      for (const name of ['F', '.azure-go-func']) mkdirSync(join(folder, name));
      for (const name of READ) symlinkSync('/dev/zero', join(folder, name));
      symlinkSync('.', join(folder, 'loop'));
      symlinkSync('circle', join(folder, 'circle'));
      return folder;
    },
  },
];

export const hostile: Hostile[] = [...zips, ...hostileFolders];
