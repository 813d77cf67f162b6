import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { terminalText } from '../../../lib/formats/quote/terminal.ts';
import { executableProblem } from '../../../lib/rules/executable.ts';
import { runProgram } from '../../support/program.ts';
import {
  contentsBelow,
  filesBelow,
  run,
  temporaryFolder,
  writeFiles,
} from '../../support/project.ts';
import { filesOf, type Hostile, text } from './hostile-project.ts';

describe('a project with hostile names', () => {
  const refusals: [what: string, change: (hostile: Hostile) => void, reason: RegExp][] = [
    ['a folder', (h) => rename(h, 'a");panic("'), /'a"\);panic\("' is not a valid function name\./],
    ['a folder with a line break', (h) => rename(h, 'a\nb'), /is not a valid function name\./],
    ['a binding', (h) => bind(h, 'x")\npanic("'), /The binding name x"\)\npanic\(" is invalid\./],
    [
      'two bindings that differ in case alone',
      (h) => bind(h, 'a', 'A'),
      /Multiple bindings with name 'A' discovered\./,
    ],
    [
      '$return and return',
      (h) => bind(h, '$return', 'return'),
      /would both be the Go field Return/,
    ],
    ['a program with a line break', (h) => program(h, 'a\nb'), /name that cannot be printed/],
    ['a program above the app', (h) => program(h, '../../.bashrc'), /is not in the app/],
    ['a program in a home', (h) => program(h, '%HOME%/x'), /is not in the app/],
    ['a program of the system', (h) => program(h, '/usr/bin/python3'), /is not in the app/],
    ['host.json as the program', (h) => program(h, 'host.json'), /is the name of no program/],
    ['an option as the program', (h) => program(h, '-exec=sh'), /is the name of no program/],
  ];
  const plain = (): Hostile => ({
    executable: 'handler',
    routePrefix: 'api',
    module: 'example.com/shop',
    functions: [
      {
        name: 'Orders',
        bindings: [
          {
            type: 'queueTrigger',
            direction: 'in',
            name: 'item',
            queueName: 'orders',
            schedule: '',
          },
          [],
          false,
        ],
      },
    ],
  });
  const rename = (hostile: Hostile, name: string): void => {
    for (const each of hostile.functions) each.name = name;
  };
  const bind = ({ functions }: Hostile, ...names: string[]): void => {
    for (const each of functions)
      each.bindings[1] = names.map((name) => ({
        type: 'queue',
        direction: 'out' as const,
        name,
        path: '',
        connection: '',
        queueName: 'orders',
        tableName: '',
        databaseName: '',
        containerName: '',
      }));
  };
  const program = (hostile: Hostile, executable: string): void => {
    hostile.executable = executable;
  };

  for (const [what, change, reason] of refusals)
    it(`is refused before anything is written: ${what}`, async () => {
      const root = temporaryFolder();
      const hostile = plain();
      change(hostile);
      writeFiles(root, filesOf(hostile));
      const before = contentsBelow(root);
      await assert.rejects(run(root, ['function', 'Added']), reason);
      assert.deepEqual(contentsBelow(root), before);
    });
});

describe('what is printed of a project with hostile names', () => {
  const evil = 'a\u001b[2J\u009b2J\u202eb\rc';
  const root = temporaryFolder();
  before(() => {
    const queue = { type: 'queueTrigger', direction: 'in', name: evil, queueName: evil };
    writeFiles(root, {
      'host.json': JSON.stringify({
        [evil]: 1,
        version: evil,
        customHandler: { description: { defaultExecutablePath: evil } },
      }),
      'go.mod': 'module example.com/shop\n\ngo 1.24\n',
      'main.go': `package main\n\n// ${evil}\nfunc main() {}\n`,
      [`${evil}/function.json`]: JSON.stringify({ bindings: [queue, { ...queue, type: evil }] }),
      'Broken/function.json': `{ "bindings": [ ${evil}`,
      [`${evil}.pem`]: 'secret',
      '.funcignore': '\n',
    });
  });

  for (const words of [
    ['doctor', '.'],
    ['doctor', '.', '--verbose'],
    ['doctor', '.', '--fix', '--dry-run'],
    ['doctor', '.', '--json'],
    ['doctor', '.', '--sarif', '-'],
    ['doctor', evil],
    ['function', 'Added'],
    ['function', 'Added', '--json'],
    ['function', evil, '--trigger', evil, `--${evil}`, evil],
    ['new', '.', '--yes', '--force'],
    ['new', evil, '--yes', '--dry-run'],
    ['new', evil, '--yes', '--dry-run', '--json'],
    [evil],
  ])
    it(`is nothing that a terminal obeys: ${terminalText(words.join(' '))}`, () => {
      const { stdout, stderr } = runProgram(root, words);
      assert.notEqual(stdout + stderr, '');
      assert.doesNotMatch(stdout + stderr, /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u);
    });
});

describe('a Makefile with a hostile program', () => {
  const names = [
    'x$(touch pwned)',
    'x`touch pwned`',
    '$(shell touch pwned)',
    "x';touch pwned;'",
    'x"; touch pwned; "',
    'x;touch pwned',
    'x&touch pwned&',
    'x|touch pwned',
    'x>pwned',
    'a b',
    'x #',
    'x\\',
    '$$',
    '$HOME',
    '$'.concat('{MAKE}'),
    '*',
    '~',
    "it's",
    'bin/my handler',
    '@x',
    'clean',
  ];
  for (const name of [...new Set([...names, ...fc.sample(text, { numRuns: 60, seed: 12 })])]) {
    const path = name.replaceAll('\\', '/');
    if (path === '' || executableProblem(path.replace(/^(\.\/)+/, '')) !== undefined) continue;
    it(`builds and cleans exactly ${JSON.stringify(name)}`, async () => {
      const root = temporaryFolder();
      writeFiles(root, {
        'go.mod': 'module example.com/shop\n',
        'host.json': JSON.stringify({
          version: '2.0',
          customHandler: { description: { defaultExecutablePath: name } },
        }),
      });
      await run(root, ['function', 'Added']);
      const before = filesBelow(root);
      const tools = temporaryFolder();
      const log = join(tools, 'log');
      const script = `#!/bin/sh\nprintf '%s\\0' "$@" >>${log}\n`;
      writeFileSync(join(tools, 'go'), script, { mode: 0o755 });
      const env = { ...process.env, PATH: tools + delimiter + process.env.PATH };
      for (const words of [['-n', 'build', 'clean', 'package'], ['build'], ['clean'], ['help']])
        execFileSync('make', words, { cwd: root, env, stdio: 'pipe' });
      assert.deepEqual(filesBelow(root), before);
      const said = readFileSync(log, 'utf8').split('\0');
      assert.equal(said[said.indexOf('-o') + 1], path.replace(/^(\.\/)+/, ''));
    });
  }
});
