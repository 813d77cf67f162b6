import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { workshopOwner } from '../../lib/project/unfinished.ts';
import { runProgram } from '../support/program.ts';
import { filesBelow, run, temporaryFolder, writeFiles } from '../support/project.ts';
import { snapshot } from '../support/tree.ts';

/** Every command, in every way that may write. `$SARIF` is a file in the project. */
const CALLS: readonly (readonly string[])[] = [
  ['new', '--force', '--yes'],
  ['new', '--dry-run', '--force'],
  ['function', 'Orders', '--trigger', 'queue', '--connection', 'OrdersStorage'],
  ['function', 'HttpExample', '--force'],
  ['sync'],
  ['sync', '--force'],
  ['doctor'],
  ['doctor', '--fix'],
  ['doctor', '--fix', '--dry-run'],
  ['doctor', '--ignore', 'AGF405=it is meant so'],
  ['doctor', '--sarif', 'doctor.sarif'],
  ['doctor', '--sarif', 'out/doctor.sarif'],
];

interface Hostile {
  name: string;
  /** Makes the project in `root`; `outside` is what nobody may touch. */
  make: (root: string, outside: string) => void;
}

const link = (target: string, path: string): void => {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
};

const corpus: readonly Hostile[] = [
  {
    name: 'every file is a link to a file outside',
    make: (root, outside) => {
      for (const path of filesBelow(root)) link(join(outside, 'victim'), join(root, path));
    },
  },
  {
    name: 'every file is a link to nothing outside',
    make: (root, outside) => {
      for (const path of filesBelow(root)) link(join(outside, path), join(root, path));
    },
  },
  {
    name: 'every folder is a link to one outside',
    make: (root, outside) => {
      for (const entry of readdirSync(root, { withFileTypes: true }))
        if (entry.isDirectory()) link(join(outside, 'folder'), join(root, entry.name));
    },
  },
  {
    name: 'settings, record and reports lead outside',
    make: (root, outside) => {
      writeFiles(outside, { 'record.json': '{}\n', 'settings.json': '{ "Values": {} }\n' });
      link(join(outside, 'settings.json'), join(root, 'local.settings.json'));
      link(join(outside, 'record.json'), join(root, '.yo-rc.json'));
      link(join(outside, 'record.json'), join(root, '.azure-go-func.json'));
      link(join(outside, 'record.json'), join(root, '.azure-go-func/project.json'));
      link(join(outside, 'record.json'), join(root, '.azure-go-func/doctor.json'));
      link(join(outside, 'victim'), join(root, 'doctor.sarif'));
      link(join(outside, 'folder'), join(root, 'out'));
    },
  },
  {
    name: 'the names of old temporary files are links',
    make: (root, outside) => {
      for (const path of filesBelow(root))
        link(join(outside, 'victim'), join(root, `${path}.azure-go-func-new`));
    },
  },
  {
    name: 'what looks like the folder of a killed run leads outside',
    make: (root, outside) => {
      link(join(outside, 'folder'), join(root, '.azure-go-func-1-999999999-aaaaaa'));
      const planted = join(root, '.azure-go-func-1-999999999-bbbbbb');
      mkdirSync(planted);
      link(join(outside, 'victim'), join(planted, 'created.json'));
      link(join(outside, 'victim'), join(planted, '.gitignore'));
      link(join(outside, 'folder'), join(planted, 'new'));
    },
  },
  {
    name: 'a killed run is said to have made everything, also what lies outside',
    make: (root, outside) => {
      const planted = join(root, '.azure-go-func-1-999999999-cccccc');
      const all = [
        ...readdirSync(root),
        '../outside',
        '../outside/victim',
        outside,
        '..',
        '__proto__',
      ];
      writeFiles(planted, {
        'created.json': JSON.stringify(all),
        '.gitignore': '',
        'new/.git/hooks/post-commit': '#!/bin/sh\ntouch pwned\n',
      });
      rmSync(join(root, '.yo-rc.json'));
      rmSync(join(root, '.azure-go-func/project.json'));
    },
  },
  {
    name: 'the executable of host.json leads outside',
    make: (root, outside) => {
      writeFiles(root, {
        'host.json': JSON.stringify({
          version: '2.0',
          customHandler: { description: { defaultExecutablePath: '../outside/victim' } },
        }),
      });
      link(join(outside, 'victim'), join(root, 'handler'));
    },
  },
  {
    name: 'links in circles',
    make: (root) => {
      link('.', join(root, 'internal'));
      link('..', join(root, '.vscode'));
      link('host.json', join(root, 'host.json'));
    },
  },
  {
    name: 'pipes in the place of files',
    make: (root) => {
      for (const path of [
        'local.settings.json',
        'handler.go',
        '.azure-go-func.json',
        'doctor.sarif',
      ]) {
        rmSync(join(root, path), { force: true });
        if (process.platform !== 'win32') execFileSync('mkfifo', [join(root, path)]);
      }
      const planted = join(root, '.azure-go-func-1-999999999-dddddd');
      mkdirSync(planted);
      link('/dev/zero', join(planted, 'created.json'));
      if (process.platform !== 'win32') execFileSync('mkfifo', [join(planted, '.gitignore')]);
    },
  },
];

describe('hostile projects', () => {
  const fresh = temporaryFolder();
  before(() => run(fresh, ['new', '--module', 'example.com/shop']));

  for (const { name, make } of corpus) {
    it(`no command changes anything outside, or fails without a word: ${name}`, async () => {
      for (const words of CALLS) {
        const parent = temporaryFolder();
        const root = join(parent, 'project');
        const outside = join(parent, 'outside');
        mkdirSync(root);
        writeFiles(outside, {
          victim: '{ "secret": "outside" }\n',
          'folder/function.json': '{ "bindings": [] }\n',
        });
        cpSync(fresh, root, { recursive: true });
        make(root, outside);
        // As old as a clone may be; one that is new could be a run in another container, for which we wait.
        for (const name of readdirSync(root).filter((each) => workshopOwner(each)))
          lutimesSync(join(root, name), 0, 0);
        const before = snapshot(outside);
        const { code, stderr, stdout } = runProgram(root, words);
        const told = `${words.join(' ')}: ${code} ${stderr}`;
        assert.deepEqual(snapshot(outside), before, told);
        assert.deepEqual(readdirSync(parent).sort(), ['outside', 'project'], told);
        assert.ok(code === 0 || code === 1 || code === 2, told);
        assert.doesNotMatch(stderr, /\n +at |node:internal/, told);
        assert.ok(stdout + stderr !== '', told);
        assert.equal(existsSync(join(root, '.git')), false, told);
      }
    });
  }

  it('--sarif is refused where its file is a link that came with the project', () => {
    const parent = temporaryFolder();
    const root = join(parent, 'project');
    writeFiles(root, { 'host.json': '{ "version": "2.0" }\n' });
    writeFileSync(join(parent, 'victim'), 'mine');
    symlinkSync('../victim', join(root, 'doctor.sarif'));
    const { code, stderr } = runProgram(root, ['doctor', '--sarif', 'doctor.sarif']);
    assert.equal(code, 1);
    assert.match(stderr, /doctor\.sarif\n {4}This is a link, and nothing is written through links/);
  });
});
