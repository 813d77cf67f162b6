import { deepEqual, equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { trackedByGit } from '../../lib/formats/git.ts';
import { pathsInIndex } from '../../lib/formats/git-index.ts';
import { Unreadable } from '../../lib/formats/plain-file.ts';
import { existingProject, options } from '../doctor/support/bases.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';

/** Git without the configuration of whoever runs the tests. */
function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', HOME: cwd },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const FILES = [
  'app/local.settings.json',
  'app/.env',
  `app/${'long/'.repeat(60)}name.pem`,
  'app/\u00e4\u{1f511}.pem',
  'other/id_rsa',
];

/** A repository with a function app in `app`. `untracked.pem` is not added. */
function repository(init: readonly string[] = []): string {
  const root = temporaryFolder();
  git(root, 'init', '--quiet', ...init);
  writeFiles(root, Object.fromEntries([...FILES, 'app/untracked.pem'].map((path) => [path, path])));
  git(root, 'add', ...FILES);
  return root;
}

const below = [...FILES.filter((path) => path.startsWith('app/')), 'app/untracked.pem'].map(
  (path) => path.slice(4),
);

/** What git itself says, which is what we must say too. */
function listedByGit(app: string): string[] {
  return git(app, 'ls-files', '-z').split('\0').filter(Boolean).sort();
}

function agrees(app: string): void {
  const listed = listedByGit(app);
  equal(listed.includes('local.settings.json'), true);
  deepEqual([...trackedByGit(app, below)].sort(), listed);
}

describe('doctor: the index of git, read without git', () => {
  const kinds: [string, (root: string) => void][] = [
    ['version 2', () => {}],
    [
      'version 3, with what was only announced',
      (root) => {
        git(root, 'add', '--intent-to-add', 'app/untracked.pem');
        equal(readFileSync(join(root, '.git/index')).readUInt32BE(4), 3);
      },
    ],
    [
      'version 4',
      (root) => {
        git(root, 'update-index', '--index-version', '4');
        equal(readFileSync(join(root, '.git/index')).readUInt32BE(4), 4);
      },
    ],
    ['after a commit', (root) => git(root, 'commit', '--quiet', '-m', 'all')],
  ];
  for (const [what, change] of kinds) {
    it(what, () => {
      const root = repository();
      change(root);
      agrees(join(root, 'app'));
    });
  }

  it('with hashes of SHA-256', () => {
    agrees(join(repository(['--object-format=sha256']), 'app'));
  });

  it('in a worktree, whose .git is a file', () => {
    const root = repository();
    git(root, 'commit', '--quiet', '-m', 'all');
    const other = join(temporaryFolder(), 'tree');
    git(root, 'worktree', 'add', '--quiet', other);
    agrees(join(other, 'app'));
  });

  it('says what it cannot read', async () => {
    const root = existingProject();
    git(root, 'init', '--quiet');
    git(root, 'add', 'local.settings.json');
    git(root, 'update-index', '--split-index');
    const { skipped } = await checkPath(root, options({ only: ['AGF505'] }));
    deepEqual(skipped, [
      'the index of git keeps its entries in another file: what git tracks was not checked',
    ]);
  });

  it('never fails otherwise, whatever the bytes', () => {
    const good = readFileSync(join(repository(), '.git/index'));
    const wanted = new Set(FILES);
    const attempt = (bytes: Buffer): void => {
      try {
        pathsInIndex(bytes, wanted);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    };
    const signed = (body: Buffer): Buffer =>
      Buffer.concat([body, createHash('sha1').update(body).digest()]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: good.length - 21 }),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (at, bytes, cut) => {
          const body = Buffer.from(good.subarray(0, -20));
          body.set(bytes.subarray(0, body.length - at), at);
          attempt(signed(cut ? body.subarray(0, at) : body));
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => attempt(Buffer.from(bytes))),
    );
  });

  it('runs nothing that the repository names', async () => {
    const canary = join(temporaryFolder(), 'ran');
    const script = join(temporaryFolder(), 'trap');
    writeFileSync(script, `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 });
    const root = existingProject();
    git(root, 'init', '--quiet');
    git(root, 'add', 'local.settings.json');
    git(root, 'config', 'core.fsmonitor', script);
    mkdirSync(join(root, '.git/hooks'), { recursive: true });
    writeFileSync(join(root, '.git/hooks/post-index-change'), readFileSync(script), {
      mode: 0o755,
    });
    const { diagnostics } = await checkPath(root, options({ only: ['AGF505'] }));
    deepEqual(
      diagnostics.map(({ code }) => code),
      ['AGF505'],
    );
    equal(existsSync(canary), false);
    // The trap is one: git walks into it.
    git(root, 'ls-files');
    git(root, 'status');
    equal(existsSync(canary), true);
  });
});
