import { resolve } from 'node:path';
import { type Catalogue, loadCatalogue } from '../../catalogue/load.ts';
import { argumentError, type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import { CallError, ChangedMeanwhile } from '../../diagnostics/errors.ts';
import { readAnswersFile } from '../../options/answers-file.ts';
import { collectAnswers, flagSource, type Source } from '../../options/collect.ts';
import type { ParsedCall } from '../../options/flags.ts';
import { type Answers, type Context, text } from '../../options/option.ts';
import { type Prompt, promptUser } from '../../options/question.ts';
import { builtinTemplates } from '../../plan/builtin-templates.ts';
import { newFunctionFrom } from '../../plan/function-json.ts';
import { planProject } from '../../plan/plan-project.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import { findProjectRoot, RECORD_FILE, readProject } from '../../project/read.ts';
import { version } from '../../version.ts';
import { applyChanges, refuseUnfit } from '../../write/apply.ts';
import { comparePlan } from '../../write/compare.ts';
import { waitForOthers } from '../../write/workshop.ts';
import { validateFunction } from '../function/validate-function.ts';
import type { Call, Command } from './command.ts';
import { settleConflicts } from './conflicts.ts';
import type { Outcome } from './outcome.ts';
import { refusedFunctions } from './refused-functions.ts';
import { surplusWord } from './surplus-word.ts';
import { projectRows } from './tables.ts';
import { confirmTarget, packageProblems, targetProblems } from './target.ts';

/**
 * Asks and plans, and compares the plan with what is on disk. Writes nothing.
 * @throws CallError, WorkError or Cancelled
 */
export async function prepare(call: Call): Promise<Outcome> {
  const root = rootFor(call);
  for (let attempt = 1; ; attempt++) {
    waitForOthers(root);
    const project = await readProject(root);
    try {
      return await prepareFor(project, call);
    } catch (error) {
      // What another run writes while we read may look wrong.
      const again = !askerOf(call) && attempt < ATTEMPTS && project.changed().length > 0;
      if (!again) throw error;
    }
  }
}

async function prepareFor(project: Project, call: Call): Promise<Outcome> {
  const { command, parsed } = call;
  const prompt = askerOf(call);
  const catalogue = await loadCatalogue();
  const problems = [
    ...(prompt ? [] : targetProblems(command, project, parsed.settings)),
    ...packageProblems(project),
    ...parsed.problems,
    ...surplusProblems(command, parsed),
  ];
  const sources = await sourcesFor(call, project, problems);
  // `new` in a project of ours renews it: its functions are those on disk, so it asks about none.
  const renews = command.name === 'new' && project.record !== undefined;
  const aboutFunction = !renews || sources.some(namesMoreThanProjectRows);
  const answers = await collectAnswers({
    rows: aboutFunction ? command.rows(catalogue) : projectRows,
    sources,
    project,
    problems,
    runOptions: command.runOptions,
    beforeAsking: prompt && (() => confirmTarget(command, project, parsed.settings, prompt)),
    ask: renews ? undefined : prompt && promptUser(prompt),
  });
  const newFunction = aboutFunction ? additionFor({ answers, project }, catalogue) : undefined;
  const unfit = [
    ...(newFunction ? validateFunction(command, newFunction, project, parsed.settings) : []),
    ...(await refusedFunctions(project, newFunction)),
  ];
  if (unfit.length > 0) throw new CallError(unfit);

  const entries = await planProject({
    project,
    catalogue,
    templates: await builtinTemplates(),
    version,
    shared: pick(
      answers,
      projectRows.map(({ name }) => name),
    ),
    newFunction,
    wholeProject: command.name === 'new' || project.record === undefined,
  });
  const compared = comparePlan(entries, project.read, parsed.settings.force);
  if (parsed.settings.dryRun) refuseUnfit(project.root, compared);
  const changes = parsed.settings.dryRun ? compared : await settleConflicts(compared, prompt);
  return { command, project, catalogue, newFunction, changes, settings: parsed.settings };
}

/** How often another run may come between reading and writing before we give up. */
const ATTEMPTS = 10;

/**
 * Writes what was prepared for a call, unless it is a dry run, and resolves with what was written. When
 * another run came between, and no person answered anything, all is prepared again.
 * @throws WorkError when the disk does not let us; then nothing was written
 */
export async function write(outcome: Outcome, call: Call): Promise<Outcome> {
  for (let current = outcome, attempt = 1; ; attempt++) {
    try {
      const { project, changes, settings } = current;
      if (!settings.dryRun) applyChanges(project.root, changes, project.changed);
      return current;
    } catch (error) {
      const again = error instanceof ChangedMeanwhile && !askerOf(call) && attempt < ATTEMPTS;
      if (!again) throw error;
      current = await prepare(call);
    }
  }
}

/** Who answers questions; undefined where nothing is asked. */
function askerOf({ parsed, asker: prompt }: Call): Prompt | undefined {
  return parsed.settings.yes || parsed.settings.json ? undefined : prompt;
}

function rootFor({ command, parsed, cwd }: Call): string {
  if (command.name === 'new') return resolve(cwd, parsed.positionals[0] ?? '.');
  const root = findProjectRoot(cwd);
  if (root !== undefined) return root;
  throw new CallError([
    fileError(
      cwd,
      'There is no host.json here or above',
      'Go into a function app, or make one with "azure-go-func new".',
    ),
  ]);
}

async function sourcesFor(
  { parsed, command, cwd }: Call,
  project: Project,
  problems: Diagnostic[],
): Promise<Source[]> {
  const name = command.name === 'function' ? parsed.positionals[0] : undefined;
  const { answers } = parsed.settings;
  return [
    flagSource(parsed.values),
    { values: { function: name }, location: () => ({ argument: JSON.stringify(name) }) },
    ...(answers === undefined ? [] : [await readAnswersFile(resolve(cwd, answers), problems)]),
    {
      values: pick(
        project.record?.answers ?? {},
        projectRows.map((row) => row.name),
      ),
      location: () => ({ file: RECORD_FILE }),
    },
  ];
}

function surplusProblems(command: Command, { positionals, values }: ParsedCall): Diagnostic[] {
  const surplus = positionals.slice(1).map((word) => surplusWord(word, command));
  const [name] = positionals;
  const other = values.function;
  if (command.name !== 'function' || !name || other === undefined || other === name) return surplus;
  const message = `${JSON.stringify(name)} is one name, and --function gives another`;
  return [...surplus, argumentError(JSON.stringify(name), message, 'Leave one of them out.')];
}

function namesMoreThanProjectRows({ values }: Source): boolean {
  return Object.entries(values).some(
    ([name, value]) => value !== undefined && !projectRows.some((row) => row.name === name),
  );
}

function additionFor(context: Context, catalogue: Catalogue): NewFunction | undefined {
  const trigger = catalogue.triggers.find(({ name }) => name === text(context.answers, 'trigger'));
  return trigger && newFunctionFrom(trigger, context, catalogue);
}

function pick(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)));
}
