import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { special } from '../../doctor/support/hostile.ts';
import { program, runProgram } from '../../support/program.ts';
import { contentsBelow, run, temporaryFolder, writeFiles } from '../../support/project.ts';

/** Milliseconds after which a program waits for something, also on a busy machine. */
const HANGS = 60_000;

/** What every command is tried with in a folder that someone else made. */
const COMMANDS: readonly (readonly string[])[] = [
  ['new', '--yes'],
  ['new', '--yes', '--dry-run'],
  ['new', '--yes', '--json'],
  ['new', '--yes', '--force', '--dry-run'],
  ['function', 'Added', '--trigger', 'queue', '--yes', '--dry-run'],
  ['function', 'Added', '--trigger', 'http', '--yes', '--json'],
  ['function', 'Added', '--trigger', 'timer', '--yes'],
  ['sync'],
  ['sync', '--force', '--dry-run'],
  ['doctor'],
  ['doctor', '--verbose'],
  ['doctor', '--json'],
  ['doctor', '--sarif', '-'],
  ['doctor', '--fix', '--dry-run'],
  ['doctor', '--ignore', 'AGF405=we know'],
  ['doctor', 'nowhere\x1b[2J'],
  ['\x1b]0;title\x07'],
];

/** Controls, also those that are one character above ASCII, and marks that turn the text round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const NAMES = [
  'esc\x1b[2Jname',
  'title\x1b]0;owned\x07',
  'c1\u009b2Jname',
  'bidi\u202egnp',
  'back\b\b\bname',
  'return\rname',
  'line\nAGF999 name',
  'del\x7fname',
  'isolate\u2066name\u2069',
];

/** An app in which everything that has a name has this one. */
function appNamed(name: string): string {
  const root = temporaryFolder();
  writeFiles(root, {
    'host.json': JSON.stringify({
      version: '2.0',
      [name]: 1,
      extensions: { http: { routePrefix: name } },
      customHandler: { description: { defaultExecutablePath: name, arguments: [name] } },
    }),
    'go.mod': `module ${name}\n\ngo 1.21\n`,
    'local.settings.json': JSON.stringify({ Values: { [name]: name } }),
    [`${name}/function.json`]: JSON.stringify({
      bindings: [{ type: name, name, direction: name, route: name, methods: [name] }],
    }),
    'Orders/function.json': JSON.stringify({
      bindings: [
        { type: 'queueTrigger', name, direction: 'in', queueName: name, connection: name },
      ],
    }),
    [`${name}.go`]: `package main\n\n// ${name}\nfunc main() { http.HandleFunc("/${name}", f); os.Getenv("PORT") }\n`,
    [`.github/workflows/${name}.yml`]: `[${name}`,
    [`${name}.pem`]: 'PRIVATE KEY-----',
    'README.md': name,
  });
  return root;
}

describe('in the folder of a stranger', () => {
  if (process.platform === 'win32') return;
  for (const name of NAMES)
    it(`prints nothing that a terminal obeys: ${JSON.stringify(name)}`, () => {
      for (const words of COMMANDS) {
        const { stdout, stderr } = runProgram(appNamed(name), words);
        doesNotMatch(stdout, OBEYED, `${words.join(' ')}: stdout`);
        doesNotMatch(stderr, OBEYED, `${words.join(' ')}: stderr`);
        doesNotMatch(stderr, /\n +at /, `${words.join(' ')}: a stack`);
        doesNotMatch(stdout, /^AGF999/m, `${words.join(' ')}: a line of its own`);
      }
    });

  it('prints one clear problem for JSON that nests too deep, whatever the file', () => {
    const deep = `${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`;
    for (const file of [
      'host.json',
      'F/function.json',
      '.yo-rc.json',
      'local.settings.json',
      '.azure-go-func.json',
      '.azure-go-func/project.json',
      '.azure-go-func/doctor.json',
    ])
      for (const words of COMMANDS) {
        const root = temporaryFolder();
        writeFiles(root, { 'host.json': '{"version":"2.0"}', [file]: deep });
        const { stdout, stderr } = runProgram(root, words);
        doesNotMatch(stdout + stderr, /\n +at |RangeError/, `${file}: ${words.join(' ')}`);
      }
  });

  it('waits for no pipe, and reads nothing that has no end', () => {
    for (const { what, make } of special)
      for (const words of COMMANDS.slice(0, 8)) {
        const { status, stderr, error } = spawnSync(process.execPath, [program, ...words], {
          cwd: make(temporaryFolder()),
          encoding: 'utf8',
          timeout: HANGS,
        });
        equal(error, undefined, `${what}: ${words.join(' ')}`);
        ok(status !== null && status <= 2, `${what}: ${words.join(' ')}`);
        doesNotMatch(stderr, /\n +at /, `${what}: ${words.join(' ')}: a stack`);
      }
  });

  it('runs nothing of it', async () => {
    const outside = temporaryFolder();
    const canary = join(outside, 'ran');
    const trap = `#!/bin/sh\n: > '${canary}'\n`;
    const root = temporaryFolder();
    await run(root, ['new', 'shop', '--yes']);
    const shop = join(root, 'shop');
    setTraps(shop, trap);
    const before = contentsBelow(outside);
    for (const words of COMMANDS) {
      // An empty entry and "." in the PATH mean this folder.
      const env = { ...process.env, PATH: `:.:${shop}:${process.env.PATH}` };
      runProgram(shop, words, env);
      equal(existsSync(canary), false, words.join(' '));
    }
    deepEqual(contentsBelow(outside), before);
  });
});

/** Everything in a folder that some tool would run when it is called there. */
function setTraps(root: string, trap: string): void {
  const script = (path: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), trap, { mode: 0o755 });
  };
  for (const name of [
    'git',
    'go',
    'go.exe',
    'git.exe',
    'func',
    'az',
    'make',
    'node',
    'npm',
    'handler',
    'trap',
  ])
    script(name);
  script('.git/hooks/post-index-change');
  writeFiles(root, {
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/config': `[core]\n\tfsmonitor = ${join(root, 'trap')}\n\trepositoryformatversion = 0\n`,
    '.git/objects/keep': '',
    '.git/refs/keep': '',
    // A bare repository inside, which git takes for one without being asked.
    'sub/HEAD': 'ref: refs/heads/main\n',
    'sub/config': `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${join(root, 'trap')}\n`,
    'sub/objects/keep': '',
    'sub/refs/keep': '',
    '.envrc': `${join(root, 'trap')}\n`,
    '.npmrc': `node-options=--require ${join(root, 'trap')}\n`,
    '.yo-rc.json': readFileSync(join(root, '.yo-rc.json'), 'utf8'),
    'go.env': 'GOTOOLCHAIN=go9.99+path\n',
  });
  writeFileSync(join(root, 'go.mod'), 'module shop\n\ngo 1.24\n\ntoolchain go9.99.9-custom\n');
}
