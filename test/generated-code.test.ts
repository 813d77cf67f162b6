import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../lib/catalogue/load.ts';
import { projectRows } from '../lib/options/tables.ts';
import { platforms } from '../lib/platforms/platforms.ts';
import {
  describeWithGo,
  go,
  goEnv,
  newestGo,
  oldestGo,
  runTool,
  staticcheck,
} from './support/go.ts';
import { goldenProjects, makeGolden } from './support/golden-projects.ts';
import { contentsBelow, run, temporaryFolder } from './support/project.ts';

/** Every combination of trigger, auth level, platform and HTTP mode, as command-line words. */
async function combinations(): Promise<string[][]> {
  const modes = projectRows.find(({ name }) => name === 'http-mode')?.choices ?? [];
  const shared = platforms.flatMap((platform) =>
    modes.map((mode) => ['--platform', platform.name, '--http-mode', mode.value]),
  );
  const functions = (await loadCatalogue()).triggers.flatMap(({ name, options }) => {
    const levels = options.find((option) => option.name === 'auth-level')?.choices ?? [];
    const trigger = [
      '--function',
      'Example',
      '--trigger',
      name,
      '--module',
      'example.com/combination',
    ];
    return levels.length === 0
      ? [trigger]
      : levels.map(({ value }) => [...trigger, '--auth-level', value]);
  });
  return functions.flatMap((words) => shared.map((more) => [...words, ...more]));
}

/** The Go files of a project, as one value: equal code needs one check. */
function codeOf(root: string): string {
  const files = Object.entries(contentsBelow(root)).filter(([path]) =>
    /\.go$|^go\.mod$|sample\.dat$/.test(path),
  );
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
}

/** What a senior Go developer would run before a commit. */
async function checkCode(root: string): Promise<void> {
  assert.equal(await runTool('gofmt', ['-l', '.'], root), '');
  await go(root, ['vet', './...']);
  assert.equal(await runTool(staticcheck(), ['./...'], root, goEnv()), '');
  await go(root, ['test', '-race', './...'], goEnv(newestGo, { CGO_ENABLED: '1' }));
}

/** The same on every platform that we build for, and with the oldest Go. */
async function checkEverywhere(root: string): Promise<void> {
  await checkCode(root);
  for (const { os, arch } of platforms) {
    await go(root, ['vet', './...'], goEnv(newestGo, { GOOS: os, GOARCH: arch, CGO_ENABLED: '0' }));
  }
  await go(root, ['test', './...'], goEnv(oldestGo));
}

describeWithGo('generated code', function () {
  this.timeout(600_000);

  it('is clean for every combination of trigger, auth level, platform and HTTP mode', async () => {
    const all = await combinations();
    assert.ok(all.length >= 30, `${all.length} combinations`);
    const distinct = new Map<string, string>();
    for (const words of all) {
      const root = temporaryFolder();
      await run(root, ['new', ...words]);
      distinct.set(codeOf(root), root);
    }
    for (const root of distinct.values()) await checkCode(root);
  });

  for (const project of goldenProjects) {
    it(`is clean in the golden project ${project.name}`, async () =>
      checkEverywhere(await makeGolden(project, temporaryFolder())));
  }
});

describeWithGo('the managed packages of a generated project', function () {
  this.timeout(600_000);
  const sources = join(import.meta.dirname, 'go');

  for (const toolchain of [newestGo, oldestGo]) {
    it(`azfunc keeps its promises with ${toolchain}`, async () => {
      const root = temporaryFolder();
      await run(root, ['new', '--module', 'example.com/golden', '--route', 'x/{code:regex(^a+$)}']);
      for (const { name } of (await loadCatalogue()).triggers) {
        if (name !== 'http') await run(root, ['function', `Use-${name}`, '--trigger', name]);
      }
      cpSync(join(sources, 'azfunc'), join(root, 'internal/azfunc'), { recursive: true });
      await go(
        root,
        ['test', '-race', './internal/azfunc/...'],
        goEnv(toolchain, { CGO_ENABLED: '1' }),
      );
    });
  }

  for (const { name } of platforms) {
    it(`pack keeps its promises for ${name}`, async () => {
      const root = temporaryFolder();
      await run(root, ['new', '--module', 'example.com/golden', '--platform', name]);
      cpSync(join(sources, 'pack'), join(root, 'internal/pack'), { recursive: true });
      await go(root, ['test', './internal/pack/'], goEnv(newestGo));
    });
  }
});
