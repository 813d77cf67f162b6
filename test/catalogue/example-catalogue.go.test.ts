import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../lib/catalogue/load.ts';
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

const repository = join(import.meta.dirname, '../..');

/** `new` with the rows and templates of another folder beside ours; gives the project's folder. */
async function makeProject(extra: string, words: readonly string[]): Promise<string> {
  const catalogue = await loadCatalogue([extra]);
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
    templates: [...(await builtinTemplates()), ...readTemplates(join(extra, 'templates'))],
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
  let extra = '';
  before(() => {
    extra = temporaryFolder();
    cpSync(join(import.meta.dirname, 'example-catalogue'), extra, { recursive: true });
  });

  it('the trigger: its file and its templates are all that it takes', async () => {
    const words = ['--function', 'Letters', '--trigger', 'pigeon', '--loft', 'north'];
    const root = await makeProject(extra, [...module, ...words]);
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
    await assert.rejects(makeProject(extra, [...module, ...words]), /"N0RTH" is no loft/);
  });

  it('the output, twice, beside triggers of ours and its own', async () => {
    const outputs = ['--output', 'pigeon', '--output', 'pigeon:east'];
    for (const trigger of ['http', 'queue', 'pigeon']) {
      const root = await makeProject(extra, [...module, '--trigger', trigger, ...outputs]);
      await checkCode(root);
    }
  });

  it('without that folder there is nothing of them', async () => {
    const parts = ['bin', 'lib', 'generators', 'templates', 'scripts', 'docs'];
    for (const part of parts) {
      for (const [path, contents] of Object.entries(contentsBelow(join(repository, part))))
        assert.doesNotMatch(contents, /pigeon/i, path);
    }
    const { triggers, bindings } = await loadCatalogue();
    assert.ok(![...triggers, ...bindings].some(({ name }) => name === 'pigeon'));
  });
});
