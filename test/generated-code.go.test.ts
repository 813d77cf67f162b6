import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { catalogue } from '../lib/catalogue/index.ts';
import { projectOptions } from '../lib/commands/shared/options.ts';
import { platforms } from '../lib/hosting/platforms.ts';
import { go, goEnv, newestGo, oldestGo, staticcheck, testAndVet } from './support/go.ts';
import { goldenProjects, makeGolden } from './support/golden-projects.ts';
import { contentsBelow, module, runSource, temporaryFolder } from './support/project.ts';
import { runTool } from './support/tool.ts';

/** Makes a project with a function of every trigger and every auth level. */
async function makeProject(root: string, shared: readonly string[]): Promise<void> {
  await runSource(root, ['new', ...module, ...shared]);
  for (const { name, options } of catalogue.triggers) {
    const add = ['function', '--trigger', name, '--function'];
    const levels = options.find((option) => option.name === 'auth-level')?.choices ?? [];
    if (levels.length === 0) await runSource(root, [...add, functionName(name)]);
    for (const { value } of levels) {
      await runSource(root, [...add, `${functionName(name)}-${value}`, '--auth-level', value]);
    }
  }
}

/** The host takes a warmup trigger only in a function with its name (host contract section 6). */
function functionName(trigger: string): string {
  return trigger === 'warmup' ? trigger : `Use-${trigger}`;
}

/** What the Go package in each folder of a project is made of, as one value: equal ones need one check. */
function packagesOf(root: string): Map<string, string> {
  const folders: { [folder: string]: string[] } = {};
  for (const [path, contents] of Object.entries(contentsBelow(root))) {
    if (!/\.go$|^go\.mod$|sample\./.test(path)) continue;
    const folder = path.endsWith('.go') ? dirname(path) : '.';
    folders[folder] = [...(folders[folder] ?? []), path, contents];
  }
  return new Map(
    Object.entries(folders).map(([folder, parts]) => [
      `./${folder}`,
      createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    ]),
  );
}

/** What a senior Go developer would run before a commit. */
async function checkCode(root: string, packages: readonly string[] = ['./...']): Promise<void> {
  assert.equal(await runTool('gofmt', ['-l', '.'], root), '');
  assert.equal(await runTool(staticcheck(), packages, root, goEnv()), '');
  await testAndVet(root, ['-race', ...packages], goEnv(newestGo, { CGO_ENABLED: '1' }));
}

/** The same on every platform that we build for, and with the oldest Go. */
async function checkEverywhere(root: string): Promise<void> {
  await checkCode(root);
  for (const { os, arch } of platforms) {
    await go(root, ['vet', './...'], goEnv(newestGo, { GOOS: os, GOARCH: arch, CGO_ENABLED: '0' }));
  }
  await go(root, ['test', './...'], goEnv(oldestGo));
}

describe('generated code', function () {
  this.timeout(600_000);

  it('is clean for every combination of trigger, auth level, platform and HTTP mode', async () => {
    const [, , { choices: modes }] = projectOptions;
    const seen = new Set<string>();
    for (const platform of platforms) {
      for (const mode of modes) {
        const root = temporaryFolder();
        await makeProject(root, ['--platform', platform.name, '--http-mode', mode.value]);
        const fresh = [...packagesOf(root)].filter(([, value]) => !seen.has(value));
        for (const [, value] of fresh) seen.add(value);
        const folders = fresh.map(([folder]) => folder);
        if (folders.length > 0) await checkCode(root, folders);
      }
    }
    assert.ok(seen.size > platforms.length);
  });

  for (const project of goldenProjects) {
    it(`is clean in the golden project ${project.name}`, async () =>
      checkEverywhere(await makeGolden(project)));
  }
});
