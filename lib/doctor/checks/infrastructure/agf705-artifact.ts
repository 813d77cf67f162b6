import type { Check } from '../../check.ts';
import { isDeployAction, type Step } from './step.ts';
import { readWorkflows } from './workflows.ts';

export const check: Check = {
  code: 'AGF705',
  severity: 'warning',
  area: 'infrastructure',
  title: 'The workflow hands the program on in an artifact, which loses its execute bit',
  reads:
    'GitHub workflows and Azure pipelines in which one job publishes files, and another fetches and deploys them',
  symptom:
    '"An error occurred trying to start process \'/home/site/wwwroot/handler\' ... Permission denied" after a deployment from a workflow.',
  sources: {
    "An error occurred trying to start process '/home/site/wwwroot/handler' ... Permission denied":
      'vector process-executable-without-x',
  },
  reason:
    'Artifacts keep no permissions: every file comes back with 644. In a zip of your own they stay.',
  howToFix: 'Zip first (go run ./internal/pack), upload the .zip, and deploy that.',
  documentation: 'https://github.com/actions/upload-artifact#permission-loss',
  run: async (project) => {
    if (project.target.platform.os !== 'linux') return [];
    const workflows = await readWorkflows(project);
    return workflows.flatMap(({ jobs }) =>
      jobs.flat().flatMap((step) => {
        const artifact = artifactOf(step);
        return artifact && jobs.some((job) => losesMode(job, artifact))
          ? [
              {
                message: `the artifact is made of ${artifact.path.split('\n')[0]}, not of a zip, and deployed`,
                location: step.location('with', 'path'),
              },
            ]
          : [];
      }),
    );
  },
};

interface Artifact {
  path: string;
  name: string;
}

/** What a step hands on to other jobs, when it is not an archive. */
function artifactOf({ action, with: inputs, env }: Step): Artifact | undefined {
  const path = {
    'actions/upload-artifact': inputs.path,
    publishpipelineartifact: inputs.targetpath ?? inputs.path,
    publishbuildartifacts: inputs.storeastar === true ? undefined : inputs.pathtopublish,
  }[action];
  if (path === undefined) return undefined;
  const text = expanded(path, env).trim();
  return ARCHIVE.test(text) ? undefined : { path: text, name: nameOf(inputs) };
}

const ARCHIVE = /\.(zip|tar|tgz|tar\.\w+)$/;

/** Whether a job fetches the artifact and deploys what is in it as it comes. */
function losesMode(job: readonly Step[], { name }: Artifact): boolean {
  const from = job.findIndex(
    (step) =>
      /(^|\/)download-?(pipeline-?|build-?)?artifacts?$/.test(step.action) && isNamed(step, name),
  );
  const later = from < 0 ? [] : job.slice(from + 1);
  // It gets its execute bit back, or comes out of an archive in the artifact.
  if (later.some(({ run }) => /\b(chmod|unzip)\b|\btar\s+-?\w*x/.test(run))) return false;
  const zips = later.some(
    ({ run, action }) => /\bzip\s+-\w*r|Compress-Archive/.test(run) || action === 'archivefiles',
  );
  return later.some((step) => isDeployAction(step) && (zips || !ARCHIVE.test(packageOf(step))));
}

function isNamed(step: Step, name: string): boolean {
  const wanted = nameOf(step.with);
  return wanted === '' || wanted === name;
}

function nameOf(inputs: Step['with']): string {
  return String(inputs.name ?? inputs.artifact ?? inputs.artifactname ?? '');
}

function packageOf({ action, with: inputs, env }: Step): string {
  return expanded(inputs.package ?? (action === 'azurefunctionapp' ? '**/*.zip' : '.'), env).trim();
}

/** A longer one is not the name of a file, and a text may name it a thousand times. */
const MAX_VALUE = 1000;

/** With the variables that the file itself sets. */
function expanded(text: unknown, env: Step['env']): string {
  return String(text).replace(
    /\$\{\{\s*env\.(\w+)\s*\}\}|\$\((\w+)\)/g,
    (whole, github: string | undefined, azure: string | undefined) => {
      const value = String(env[github ?? azure ?? ''] ?? whole);
      return value.length > MAX_VALUE ? whole : value;
    },
  );
}
