import { isObject } from '../../../project/json.ts';
import type { Finding, Place } from '../../check.ts';
import type { Subject } from '../../subject/subject.ts';

/** A step of a GitHub workflow. */
export interface Step {
  /** `actions/upload-artifact`, without its version. */
  action: string;
  run: string;
  with: { readonly [input: string]: unknown };
  /** Variables of the step, of its job and of the workflow. */
  env: { readonly [name: string]: unknown };
  place: (...keys: string[]) => Place;
}

/** All steps of one workflow file. */
export interface Workflow {
  steps: readonly Step[];
  /** It deploys a function app. */
  deploys: boolean;
}

/** The GitHub workflows of a folder. */
export async function readWorkflows({ files, yaml, kind }: Subject): Promise<Workflow[]> {
  if (kind !== 'folder') return [];
  const paths = files.paths
    .filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .slice(0, 50);
  const workflows: Workflow[] = [];
  for (const path of paths) {
    const file = await yaml(path);
    const jobs = isObject(file?.value) && isObject(file.value.jobs) ? file.value.jobs : {};
    const outer = isObject(file?.value) && isObject(file.value.env) ? file.value.env : {};
    const steps = Object.entries(jobs).flatMap(([name, job]) => {
      const list = isObject(job) && Array.isArray(job.steps) ? job.steps : [];
      const jobEnv = isObject(job) && isObject(job.env) ? job.env : {};
      return list.map((step: unknown, index): Step => {
        const fields = isObject(step) ? step : {};
        return {
          action: String(fields.uses ?? '')
            .replace(/@.*$/, '')
            .toLowerCase(),
          run: String(fields.run ?? ''),
          with: isObject(fields.with) ? fields.with : {},
          env: { ...outer, ...jobEnv, ...(isObject(fields.env) ? fields.env : {}) },
          place: (...keys) => file?.place('jobs', name, 'steps', index, ...keys) ?? { file: path },
        };
      });
    });
    workflows.push({ steps, deploys: steps.some(isDeployment) });
  }
  return workflows;
}

function isDeployment({ action, run }: Step): boolean {
  return (
    action === 'azure/functions-action' ||
    /func\s+azure\s+functionapp\s+publish|functionapp\s+(deployment\s+source\s+config-zip|deploy)\b/.test(
      run,
    )
  );
}

/** What is wrong with the steps of those workflows that deploy. */
export async function eachStep(
  subject: Subject,
  problem: (step: Step, workflow: Workflow) => Omit<Finding, 'fix'> | undefined,
): Promise<Finding[]> {
  const workflows = await readWorkflows(subject);
  return workflows
    .filter(({ deploys }) => deploys)
    .flatMap((workflow) =>
      workflow.steps.map((step) => problem(step, workflow)).filter((found) => found !== undefined),
    );
}
