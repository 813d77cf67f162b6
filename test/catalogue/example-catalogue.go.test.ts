import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExample } from '../support/example-project.ts';
import { goEnv, staticcheck, testAndVet } from '../support/go.ts';
import { contentsBelow, temporaryFolder } from '../support/project.ts';
import { runTool } from '../support/tool.ts';

const repository = join(import.meta.dirname, '../..');

/** `new` with a trigger and an output, and their templates, beside ours; gives the project's folder. */
async function makeProject(words: readonly string[]): Promise<string> {
  const root = temporaryFolder();
  await writeExample(root, words);
  return root;
}

async function checkCode(root: string): Promise<void> {
  assert.equal(await runTool('gofmt', ['-l', '.'], root), '');
  assert.equal(await runTool(staticcheck(), ['./...'], root, goEnv()), '');
  await testAndVet(root);
}

const module = ['--module', 'example.com/imaginary'];

describe('a trigger and an output that we have never heard of', () => {
  it('the trigger: its file, its place in the list and its templates are all that it takes', async () => {
    const words = ['--function', 'Letters', '--trigger', 'pigeon', '--loft', 'north'];
    const root = await makeProject([...module, ...words]);
    const { bindings } = JSON.parse(readFileSync(join(root, 'Letters/function.json'), 'utf8'));
    assert.deepEqual(bindings, [
      { type: 'pigeonTrigger', direction: 'in', name: 'letter', loft: 'north' },
    ]);
    const settings = JSON.parse(readFileSync(join(root, 'local.settings.json'), 'utf8'));
    assert.equal(settings.Values.Loft, 'local');
    await checkCode(root);
  });

  it('its option is checked as every other', async () => {
    const words = ['--function', 'Letters', '--trigger', 'pigeon', '--loft', 'N0RTH'];
    await assert.rejects(makeProject([...module, ...words]), /"N0RTH" is no loft/);
  });

  it('the output, twice, beside triggers of ours and its own', async () => {
    const outputs = ['--output', 'pigeon', '--output', 'pigeon:east'];
    for (const trigger of ['http', 'queue', 'pigeon']) {
      const root = await makeProject([...module, '--trigger', trigger, ...outputs]);
      await checkCode(root);
    }
  });

  it('without them there is nothing of them', () => {
    const parts = ['bin', 'lib', 'generators', 'templates', 'scripts', 'docs'];
    for (const part of parts) {
      for (const [path, contents] of Object.entries(contentsBelow(join(repository, part))))
        assert.doesNotMatch(contents, /pigeon/i, path);
    }
  });
});
