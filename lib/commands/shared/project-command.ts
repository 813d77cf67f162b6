import { type Catalogue, catalogue } from '../../catalogue/index.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { CallError, ChangedMeanwhile } from '../../diagnostics/errors.ts';
import { readAnswersFile } from '../../options/answers-file.ts';
import { collectAnswers, flagSource, type Source } from '../../options/collect.ts';
import { type Answers, answersTo, type Option } from '../../options/option.ts';
import { type Prompt, promptUser } from '../../options/question.ts';
import { builtinTemplates } from '../../plan/builtin-templates.ts';
import { newFunctionFrom } from '../../plan/function-json.ts';
import { planProject } from '../../plan/plan-project.ts';
import type { NewFunction } from '../../plan/request.ts';
import { openFolder } from '../../project/open.ts';
import type { Project } from '../../project/project.ts';
import { functionRecords } from '../../project/record.ts';
import { version } from '../../version.ts';
import { applyChanges, refuseUnfit } from '../../write/apply.ts';
import type { Change } from '../../write/change.ts';
import { comparePlan } from '../../write/compare.ts';
import { manifestChanges } from '../../write/manifests.ts';
import { waitForOthers } from '../../write/workshop.ts';
import type { Call, Command } from './command.ts';
import { settleConflicts } from './conflicts.ts';
import { projectOptions } from './options.ts';
import { isUpToDate, type Outcome } from './outcome.ts';
import { refusedFunctions } from './refused-functions.ts';
import { report } from './report.ts';
import { type RunSettings, settingsOf } from './run-options.ts';
import { surplusProblems } from './surplus-problems.ts';
import { refuseUnsound } from './unsound-files.ts';

/** What differs between the commands that write a project. */
export interface ProjectCommand {
  /**
   * The folder of the project.
   * @throws CallError where there is none
   */
  root: (call: Call) => string;
  /** What the argument answers. */
  argument: (call: Call) => Source[];
  /** What is wrong with the call or the folder, beyond the options. */
  problems: (call: Call, project: Project) => Diagnostic[];
  /**
   * Asks whether to go on where files of someone else are in the way, before the first question.
   * @throws Cancelled when the person says no
   */
  confirm?: (project: Project, settings: RunSettings, prompt: Prompt) => Promise<void>;
  /** Writes again what is there: nobody is asked about a function. */
  renews: (project: Project) => boolean;
  /** The files of the app itself are part of the plan. */
  wholeProject: (project: Project) => boolean;
  /** Whether the manifests of all functions are part of the plan. */
  allManifests?: boolean;
  /** What is written besides the plan. */
  moreChanges?: (project: Project) => readonly Change[];
  /** What is wrong with the new function in this project. */
  validate: (newFunction: NewFunction, project: Project, settings: RunSettings) => Diagnostic[];
  /** What is written, for the headline: `the function Orders`. */
  subject: (newFunction: NewFunction | undefined) => string;
  /** What to know about it, below the headline. */
  remarks: readonly string[];
}

/** The `prepare` of a command that writes a project. */
export function prepareProject(steps: ProjectCommand): Command['prepare'] {
  return async (call) => {
    const plan = (): Promise<Outcome> => planAgainst(call, steps);
    const prepared = {
      outcome: await plan(),
      write: async () => {
        prepared.outcome = await writeOutcome(prepared.outcome, call, plan);
      },
      report: async () => {
        const { outcome } = prepared;
        const fails = outcome.settings.check && !isUpToDate(outcome);
        return { text: await report(outcome, call), code: fails ? 1 : 0 };
      },
    };
    return prepared;
  };
}

/** Asks and plans, and compares the plan with what is on disk. */
async function planAgainst(call: Call, steps: ProjectCommand): Promise<Outcome> {
  const root = steps.root(call);
  for (let attempt = 1; ; attempt++) {
    waitForOthers(root);
    const project = openFolder(root);
    try {
      refuseUnsound(project);
      return await planFor(project, call, steps);
    } catch (error) {
      // What another run writes while we read may look wrong.
      const again = !promptOf(call) && attempt < ATTEMPTS && project.changed().length > 0;
      if (!again) throw error;
    }
  }
}

async function planFor(project: Project, call: Call, steps: ProjectCommand): Promise<Outcome> {
  const { command, parsed } = call;
  const settings = settingsOf(call);
  if (project.newer.length > 0 && !settings.force) throw new CallError(project.newer);
  const prompt = promptOf(call);
  const problems = [...parsed.problems, ...surplusProblems(call), ...steps.problems(call, project)];
  const sources = await sourcesFor(call, steps, project, problems);
  const renews = steps.renews(project);
  const aboutFunction = !renews || sources.some(namesMoreThanProjectOptions);
  const { confirm } = steps;
  const options: readonly Option[] = aboutFunction ? command.options(catalogue) : projectOptions;
  const answers = await collectAnswers({
    options,
    sources,
    project,
    problems,
    beforeAsking: prompt && confirm && (() => confirm(project, settings, prompt)),
    ask: renews ? undefined : prompt && promptUser(prompt),
  });
  const newFunction = aboutFunction ? newFunctionIn(answers, project, catalogue) : undefined;
  const unfit = [
    ...(newFunction ? steps.validate(newFunction, project, settings) : []),
    ...(await refusedFunctions(project, newFunction)),
  ];
  const records = functionRecords(project, [
    ...(newFunction ? [newFunction.name] : []),
    ...(steps.allManifests ? project.recordedFunctions : []),
  ]);
  if (!settings.force) unfit.push(...records.newer);
  if (unfit.length > 0) throw new CallError(unfit);

  const plan = await planProject({
    project,
    catalogue,
    templates: await builtinTemplates(),
    version,
    shared: answersTo(projectOptions, answers),
    newFunction,
    allManifests: steps.allManifests === true,
    wholeProject: steps.wholeProject(project),
  });
  const compared = await comparePlan(plan, project, settings.force);
  const isDry = settings['dry-run'];
  if (isDry) refuseUnfit(project.root, compared);
  const settled = isDry ? compared : await settleConflicts(compared, prompt);
  const changes = [
    ...settled,
    ...(await manifestChanges(plan, settled, project)),
    ...(steps.moreChanges?.(project) ?? []),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const { remarks } = steps;
  const subject = steps.subject(newFunction);
  const damaged = [...project.damaged, ...records.damaged];
  return {
    command,
    project,
    catalogue,
    newFunction,
    plan,
    changes,
    damaged,
    settings,
    subject,
    remarks,
  };
}

/** How often another run may come between reading and writing before we give up. */
const ATTEMPTS = 10;

/** Writes, and plans again when another run came between and no person answered anything. */
async function writeOutcome(
  outcome: Outcome,
  call: Call,
  plan: () => Promise<Outcome>,
): Promise<Outcome> {
  for (let current = outcome, attempt = 1; ; attempt++) {
    try {
      const { project, changes, settings } = current;
      if (!settings['dry-run']) applyChanges(project.root, changes, project.changed);
      return current;
    } catch (error) {
      const again = error instanceof ChangedMeanwhile && !promptOf(call) && attempt < ATTEMPTS;
      if (!again) throw error;
      current = await plan();
    }
  }
}

/** Who answers questions; undefined where nothing is asked. */
export function promptOf(call: Call): Prompt | undefined {
  const { yes, json } = settingsOf(call);
  return yes || json ? undefined : call.prompt;
}

async function sourcesFor(
  call: Call,
  steps: ProjectCommand,
  project: Project,
  problems: Diagnostic[],
): Promise<Source[]> {
  const { parsed, cwd } = call;
  const { answers } = settingsOf(call);
  return [
    flagSource(parsed.values),
    ...steps.argument(call),
    ...(answers === undefined ? [] : [await readAnswersFile(answers, cwd, problems)]),
    {
      values: answersTo(projectOptions, project.record?.answers ?? {}),
      location: () => ({ file: project.record?.source ?? '' }),
    },
  ];
}

function namesMoreThanProjectOptions({ values }: Source): boolean {
  return Object.entries(values).some(
    ([name, value]) =>
      value !== undefined && !projectOptions.some((option) => option.name === name),
  );
}

function newFunctionIn(
  answers: Answers,
  project: Project,
  catalogue: Catalogue,
): NewFunction | undefined {
  const trigger = catalogue.triggers.find(({ name }) => name === answers.trigger);
  return trigger && newFunctionFrom(trigger, answers, project, catalogue);
}
