import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Catalogue, catalogue as ours } from '../../lib/catalogue/index.ts';
import { newOptions } from '../../lib/commands/new/options.ts';
import { projectOptions } from '../../lib/commands/shared/options.ts';
import { collectAnswers, flagSource } from '../../lib/options/collect.ts';
import { parseFlags } from '../../lib/options/flags.ts';
import { answersTo } from '../../lib/options/option.ts';
import { builtinTemplates } from '../../lib/plan/builtin-templates.ts';
import { newFunctionFrom } from '../../lib/plan/function-json.ts';
import type { Plan } from '../../lib/plan/plan.ts';
import { planProject } from '../../lib/plan/plan-project.ts';
import { readTemplates } from '../../lib/plan/templates.ts';
import { openFolder } from '../../lib/project/open.ts';
import type { Project } from '../../lib/project/project.ts';
import { applyChanges } from '../../lib/write/apply.ts';
import type { Change } from '../../lib/write/change.ts';
import { comparePlan } from '../../lib/write/compare.ts';
import { binding as pigeonOutput } from '../catalogue/example-catalogue/outputs/pigeon.ts';
import { trigger as pigeon } from '../catalogue/example-catalogue/triggers/pigeon.ts';

const TEMPLATES = join(import.meta.dirname, '../catalogue/example-catalogue/templates');

/** Ours, and a trigger and an output that no host has. */
const catalogue: Catalogue = {
  triggers: [...ours.triggers, pigeon],
  bindings: [...ours.bindings, pigeonOutput],
};

/** The plan of `new` in a folder, with the example's rows and templates beside ours. */
export async function planExample(
  root: string,
  words: readonly string[],
): Promise<{ project: Project; plan: Plan }> {
  const options = newOptions(catalogue);
  const project = openFolder(root);
  const { values, problems } = parseFlags(words, options);
  const answers = await collectAnswers({
    options,
    sources: [flagSource(values)],
    project,
    problems,
  });
  const trigger = catalogue.triggers.find(({ name }) => name === answers.trigger);
  assert.ok(trigger);
  const plan = await planProject({
    project,
    catalogue,
    templates: [...(await builtinTemplates()), ...readTemplates(TEMPLATES)],
    version: '0.0.0',
    shared: answersTo(projectOptions, answers),
    newFunction: newFunctionFrom(trigger, answers, project, catalogue),
    allManifests: false,
    wholeProject: true,
  });
  return { project, plan };
}

/** Writes such a plan, and gives what became of each file. */
export async function writeExample(
  root: string,
  words: readonly string[],
): Promise<readonly Change[]> {
  const { project, plan } = await planExample(root, words);
  const changes = await comparePlan(plan, project, false);
  applyChanges(root, changes);
  return changes;
}
