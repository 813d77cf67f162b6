import { deepEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { go, goEnv, newestGo, oldestGo } from '../support/go.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';
import { codesIn } from './support/bases.ts';

const MAIN =
  'package main\n\nimport "net"\n\nfunc main() { _, _ = net.Listen("tcp", "127.0.0.1:0") }\n';

const STATIC = { CGO_ENABLED: '0', GOOS: 'linux', GOARCH: 'amd64' };

describe('doctor: programs that Go built', () => {
  const cases: [what: string, codes: string[], env: NodeJS.ProcessEnv, flags?: string[]][] = [
    ['static, for linux/amd64', [], STATIC],
    ['stripped', [], STATIC, ['-ldflags=-s -w', '-trimpath']],
    ['for macOS', ['AGF103'], { ...STATIC, GOOS: 'darwin', GOARCH: 'arm64' }],
    ['for Windows', ['AGF103'], { ...STATIC, GOOS: 'windows' }],
    ['for arm64', ['AGF104'], { ...STATIC, GOARCH: 'arm64' }],
    ['for 386', ['AGF108'], { ...STATIC, GOARCH: '386' }],
    ['position-independent', ['AGF107'], STATIC, ['-buildmode=pie']],
    ['for newer processors', ['AGF109'], { ...STATIC, GOAMD64: 'v3' }],
  ];
  for (const [what, codes, env, flags = []] of cases) {
    it(what, async () => {
      deepEqual(await codesIn(await built(MAIN, newestGo, env, flags)), codes);
    });
  }

  it('with the oldest Go that we support', async () => {
    deepEqual(await codesIn(await built(MAIN, oldestGo, STATIC, [])), []);
  });

  it('from a folder without package main: an archive, which Go does not make executable', async () => {
    const path = await built('package shop\n', newestGo, STATIC, []);
    deepEqual(await codesIn(path), ['AGF102', 'AGF111']);
  });

  it('for Windows, where the app runs on Windows', async () => {
    const path = await built(MAIN, newestGo, { ...STATIC, GOOS: 'windows' }, []);
    deepEqual(await codesIn(path, { platform: 'windows/amd64' }), []);
  });
});

/** Builds one source file and gives the path of what Go wrote. */
async function built(
  source: string,
  toolchain: string,
  env: NodeJS.ProcessEnv,
  flags: readonly string[],
): Promise<string> {
  const root = temporaryFolder();
  writeFiles(root, { 'go.mod': 'module shop\n\ngo 1.24\n', 'shop.go': source });
  await go(root, ['build', ...flags, '-o', 'handler', '.'], goEnv(toolchain, env));
  return join(root, 'handler');
}
