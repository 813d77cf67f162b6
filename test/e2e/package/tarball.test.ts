import assert from 'node:assert/strict';
import { join } from 'node:path';
import { tarball } from '../../support/packed.ts';
import { filesBelow } from '../../support/project.ts';
import { runTool } from '../../support/tool.ts';

const repository = join(import.meta.dirname, '../../..');
const bin = (name: string): string => join(repository, 'node_modules/.bin', name);

describe('the published package', () => {
  it('holds every template and what the sources compile to, and nothing else', async () => {
    const sources = ['generators', 'lib']
      .flatMap((folder) => filesBelow(join(repository, folder)).map((path) => `${folder}/${path}`))
      // The double of the host is for the tests.
      .filter((path) => !path.startsWith('lib/local-host/'));
    const expected = [
      'LICENSE',
      'README.md',
      'package.json',
      // The program is a bundle.
      ...['azure-go-func', 'main', 'packed', 'run'].map((name) => `dist/bin/${name}.cjs`),
      ...filesBelow(join(repository, 'templates')).map((path) => `templates/${path}`),
      ...sources.flatMap((path) => [
        `dist/${path.replace(/\.ts$/, '.js')}`,
        `dist/${path.replace(/\.ts$/, '.d.ts')}`,
      ]),
    ];
    const listed = (await runTool('tar', ['tzf', tarball], repository)).trim().split('\n');
    assert.deepEqual(listed.map((path) => path.replace(/^package\//, '')).sort(), expected.sort());
    assert.ok(expected.includes('templates/project/.gitignore.ejs'));
  });

  it('satisfies publint and attw', async () => {
    assert.match(
      await runTool(bin('publint'), ['run', '--strict', tarball], repository),
      /All good!/,
    );
    await runTool(bin('attw'), [tarball, '--profile', 'esm-only'], repository);
  });
});
