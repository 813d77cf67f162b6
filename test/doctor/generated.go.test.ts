import assert from 'node:assert/strict';

import { join } from 'node:path';
import { platforms } from '../../lib/hosting/platforms.ts';
import { go, goEnv, newestGo } from '../support/go.ts';
import { everything, goldenProjects, makeGolden } from '../support/golden-projects.ts';
import { run, temporaryFolder, writeFiles } from '../support/project.ts';
import { codesIn, TUTORIAL, zipFile } from './support/bases.ts';

describe('doctor: projects of ours', () => {
  for (const project of [...goldenProjects, everything]) {
    it(`finds nothing in ${project.name}, in its zip, and in its program`, async () => {
      const root = await makeGolden(project);
      await go(root, ['run', './internal/pack'], goEnv());
      assert.deepEqual(await codesIn(root), []);
      const platform =
        platforms.find(({ name }) => project.commands[0]?.includes(name)) ?? platforms[0];
      assert.ok(platform);
      assert.deepEqual(
        await codesIn(join(root, 'dist', 'app.zip'), { platform: platform.name }),
        [],
      );
      assert.deepEqual(
        await codesIn(join(root, platform.executable), { platform: platform.name }),
        [],
      );
    });
  }

  it('finds nothing in a running project of ours', async () => {
    const root = join(temporaryFolder(), 'shop');
    await run(temporaryFolder(), ['new', root]);
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    await go(root, ['build', '-o', 'bin/local/handler', '.']);
    await go(root, ['run', './internal/pack', 'build']);
    assert.deepEqual(
      await codesIn(root, { mayRun: true, only: ['AGF408', 'AGF409', 'AGF410'] }),
      [],
    );
  });
});

describe('doctor: the tutorial', () => {
  it('built without CGO_ENABLED=0 is diagnosed with the words of the portal', async () => {
    const root = temporaryFolder();
    writeFiles(root, TUTORIAL);
    const env = goEnv(newestGo, { CGO_ENABLED: '1', GOOS: 'linux', GOARCH: 'amd64' });
    await go(root, ['build', '-o', 'handler', 'handler.go'], env);
    // Which of the two depends on the C library that it was built against.
    assert.ok((await codesIn(root)).some((code) => code === 'AGF105' || code === 'AGF106'));
    const { runProgram } = await import('../support/program.ts');
    const { code, stdout } = runProgram(root, ['doctor', '--verbose']);
    assert.equal(code, 1);
    assert.match(stdout, /AGF10[56]/);
    assert.match(stdout, /Encountered an error \(InternalServerError\) from host runtime\./);

    const zip = zipFile([
      { name: 'host.json', contents: TUTORIAL['host.json'] ?? '', mode: 0o644 },
      {
        name: 'HttpExample/function.json',
        contents: TUTORIAL['HttpExample/function.json'] ?? '',
        mode: 0o644,
      },
      { name: 'handler', contents: await bytes(join(root, 'handler')), mode: 0o755 },
    ]);
    assert.ok((await codesIn(zip)).some((code) => code === 'AGF105' || code === 'AGF106'));
  });
});

async function bytes(path: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path);
}
