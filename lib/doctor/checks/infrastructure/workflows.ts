import { isObject } from '../../../formats/json.ts';
import type { Project } from '../../../project/project.ts';
import type { Finding } from '../../check.ts';
import { pipelineJobs } from './pipelines.ts';
import { actionOf, isDeployAction, objectOf, type PlaceAt, type Step } from './step.ts';

/** One workflow file. */
export interface Workflow {
  /** The steps of each job. */
  jobs: readonly (readonly Step[])[];
  /** It deploys a function app. */
  deploys: boolean;
}

const GITHUB = /^\.github\/workflows\/[^/]+\.ya?ml$/;

function isAzurePipeline(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /\.ya?ml$/.test(name) &&
    (/^\.?azure-?pipelines\//.test(path) || name.includes('azure-pipelines'))
  );
}

/** The GitHub workflows and Azure pipelines of a folder. */
export async function readWorkflows({ files, yaml, kind }: Project): Promise<Workflow[]> {
  if (kind !== 'folder') return [];
  const workflows: Workflow[] = [];
  for (const read of [
    { paths: files.paths.filter((path) => GITHUB.test(path)), jobsOf: githubJobs },
    { paths: files.paths.filter(isAzurePipeline), jobsOf: pipelineJobs },
  ]) {
    for (const path of read.paths.slice(0, 50)) {
      const file = await yaml(path);
      if (!file || !isObject(file.value)) continue;
      const jobs = read.jobsOf(file.value, file.location);
      workflows.push({ jobs, deploys: jobs.flat().some(isDeployment) });
    }
  }
  return workflows;
}

function githubJobs({ jobs, env }: { [key: string]: unknown }, location: PlaceAt): Step[][] {
  return Object.entries(objectOf(jobs)).map(([name, value]) => {
    const job = objectOf(value);
    return (Array.isArray(job.steps) ? job.steps : []).map((step: unknown, index): Step => {
      const fields = objectOf(step);
      return {
        action: actionOf(fields.uses),
        run: String(fields.run ?? ''),
        with: objectOf(fields.with),
        env: { ...objectOf(env), ...objectOf(job.env), ...objectOf(fields.env) },
        machine: String(job['runs-on'] ?? ''),
        location: (...keys) => location('jobs', name, 'steps', index, ...keys),
      };
    });
  });
}

function isDeployment(step: Step): boolean {
  return (
    isDeployAction(step) ||
    /func azure functionapp publish|functionapp (?:deployment source config-zip|deploy)\b/.test(
      step.run.replace(/\s+/g, ' '),
    )
  );
}

/** What is wrong with the steps of those workflows that deploy. */
export async function eachStep(
  project: Project,
  problem: (step: Step, job: readonly Step[]) => Omit<Finding, 'fix'> | undefined,
): Promise<Finding[]> {
  const workflows = await readWorkflows(project);
  return workflows
    .filter(({ deploys }) => deploys)
    .flatMap(({ jobs }) => jobs)
    .flatMap((job) => job.map((step) => problem(step, job)).filter((found) => found !== undefined));
}
