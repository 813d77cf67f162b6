import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, catalogue as ours } from '../../lib/catalogue/index.ts';
import { newRows } from '../../lib/commands/new/options.ts';
import { collectAnswers } from '../../lib/options/collect.ts';
import { parseFlags } from '../../lib/options/flags.ts';
import { builtinTemplates } from '../../lib/plan/builtin-templates.ts';
import { newFunctionFrom } from '../../lib/plan/function-json.ts';
import { planProject } from '../../lib/plan/plan-project.ts';
import { readTemplates } from '../../lib/plan/templates.ts';
import { readProject } from '../../lib/project/read.ts';
import { applyChanges } from '../../lib/write/apply.ts';
import { comparePlan } from '../../lib/write/compare.ts';
import { goEnv, staticcheck, testAndVet } from '../support/go.ts';
import { contentsBelow, temporaryFolder } from '../support/project.ts';
import { runTool } from '../support/tool.ts';
import { binding as pigeonOutput } from './example-catalogue/outputs/pigeon.ts';
import { trigger as pigeon } from './example-catalogue/triggers/pigeon.ts';

const repository = join(import.meta.dirname, '../..');
const extraTemplates = join(import.meta.dirname, 'example-catalogue/templates');

const catalogue: Catalogue = {
  triggers: [...ours.triggers, pigeon],
  bindings: [...ours.bindings, pigeonOutput],
};

/** `new` with a trigger and an output, and their templates, beside ours; gives the project's folder. */
async function makeProject(words: readonly string[]): Promise<string> {
  const rows = newRows(catalogue);
  const project = await readProject(temporaryFolder());
  const { values, problems } = parseFlags(words, rows);
  const answers = await collectAnswers({
    rows,
    sources: [{ values, label: (option) => `--${option}` }],
    project,
    problems,
  });
  const trigger = catalogue.triggers.find(({ name }) => name === answers.trigger);
  assert.ok(trigger);
  const entries = await planProject({
    project,
    catalogue,
    templates: [...(await builtinTemplates()), ...readTemplates(extraTemplates)],
    version: '0.0.0',
    shared: answers,
    newFunction: newFunctionFrom(trigger, { answers, project }, catalogue),
    wholeProject: true,
  });
  applyChanges(project.root, comparePlan(entries, project.read, false));
  return project.root;
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
