import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { go, goEnv, newestGo } from '../../support/go.ts';
import { run, temporaryFolder, writeFiles } from '../../support/project.ts';
import { module } from './app.ts';

const usesNothing = 'package main\n\nfunc main() {}\n';
const usesC =
  'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc main() { C.one() }\n';
const usesNet = 'package main\n\nimport _ "net"\n\nfunc main() {}\n';

interface Refused {
  /** Of the go command; none when `contents` is what is there. */
  env?: NodeJS.ProcessEnv;
  flags?: string[];
  /** What is built; without it the smallest program. */
  source?: string;
  contents?: string;
  needsC?: boolean;
  reason: RegExp;
}

const binaries: { [title: string]: Refused } = {
  'a file that imports "C"': {
    env: { CGO_ENABLED: '1' },
    source: usesC,
    needsC: true,
    reason:
      /^handler is dynamically linked \(CGO_ENABLED=1\): it needs the loader .*ld-linux.* libc\.so/m,
  },
  'package net with cgo': {
    env: { CGO_ENABLED: '1' },
    source: usesNet,
    needsC: true,
    reason: /^handler is dynamically linked \(CGO_ENABLED=1\): it needs the loader /m,
  },
  'a position-independent one': {
    env: { CGO_ENABLED: '0' },
    flags: ['-buildmode=pie'],
    reason: /^handler is dynamically linked \(-buildmode=pie.*: it needs the loader /m,
  },
  'one for another machine': {
    env: { CGO_ENABLED: '0', GOARCH: 'arm64' },
    reason: /^handler is built for arm64 machines, not for amd64$/m,
  },
  'a 32-bit one': {
    env: { CGO_ENABLED: '0', GOARCH: '386' },
    reason: /^handler is built for 386 \(32-bit\) machines, not for amd64$/m,
  },
  'one for Windows': {
    env: { CGO_ENABLED: '0', GOOS: 'windows' },
    reason: /^handler is built for windows, not for linux$/m,
  },
  'one for macOS': {
    env: { CGO_ENABLED: '0', GOOS: 'darwin' },
    reason: /^handler is built for darwin, not for linux$/m,
  },
  'a script': { contents: '#!/bin/sh\n', reason: /^handler is not an executable file$/m },
  'an empty file': { contents: '', reason: /^handler is not an executable file$/m },
  'the beginning of one': { contents: '\x7fELF\x02\x01\x01', reason: /^handler is damaged: /m },
  'none at all': { reason: /^handler is not there$/m },
};

// A C compiler makes programs for its own machine only.
const canCompile = process.platform === 'linux' && process.arch === 'x64';

describe('binaries that pack refuses', () => {
  const root = temporaryFolder();
  const handler = join(root, 'handler');
  // Not in the project, whose packages would take minutes to compile for all of these.
  const sources = temporaryFolder();
  before(() => run(root, ['new', ...module]));
  afterEach(() => rmSync(handler, { force: true }));

  for (const [title, binary] of Object.entries(binaries)) {
    const test = binary.needsC && !canCompile ? it.skip : it;
    test(`${title}: says why, and how to fix it`, async () => {
      await make(binary);
      for (const step of ['verify', 'zip'])
        await assert.rejects(go(root, ['run', './internal/pack', step]), ({ message }: Error) => {
          assert.match(message, /exit status 1/);
          assert.match(message, binary.reason);
          assert.match(message, /^ {2}why: the host logs "/m);
          assert.match(
            message,
            /^ {2}fix: go run \.\/internal\/pack build .*CGO_ENABLED=0 GOOS=linux/m,
          );
          return true;
        });
    });
  }

  it('makes no zip of any of them', () => {
    assert.equal(existsSync(join(root, 'dist')), false);
  });

  async function make({ env, flags = [], source = usesNothing, contents }: Refused): Promise<void> {
    if (contents !== undefined) writeFileSync(handler, contents, { mode: 0o755 });
    if (!env) return;
    writeFiles(sources, { 'go.mod': 'module example.com/small\n\ngo 1.24\n', 'main.go': source });
    const system = { GOOS: 'linux', GOARCH: 'amd64', ...env };
    await go(sources, ['build', ...flags, '-o', handler, '.'], goEnv(newestGo, system));
  }
});
