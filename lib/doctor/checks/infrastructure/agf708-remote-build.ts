import { flex } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { eachStep } from './workflows.ts';

const INPUTS = ['scm-do-build-during-deployment', 'enable-oryx-build', 'remote-build'];

/** In one command, which may go on in the next line behind a backslash. */
function asksForBuild(run: string): boolean {
  return run
    .replaceAll('\\\n', ' ')
    .split('\n')
    .some(
      (line) =>
        (/functionapp\s+publish\b/.test(line) && /--build\s+remote\b/.test(line)) ||
        (/config-zip\b/.test(line) && /--build-remote\s+true\b/.test(line)),
    );
}

export const check: Check = {
  code: 'AGF708',
  severity: 'warning',
  area: 'infrastructure',
  title: 'The workflow asks Azure to build a custom handler',
  reads:
    'scm-do-build-during-deployment, enable-oryx-build and remote-build of Azure/functions-action, and --build remote of func and az in workflows and Azure pipelines',
  symptom: `The deployment fails in Oryx ("Could not detect the language from repo"), or on ${flex.title} is refused.`,
  sources: {
    'Could not detect the language from repo': 'microsoft/Oryx',
  },
  reason: 'Azure builds no custom handlers: the package holds the program.',
  howToFix: 'Delete the input.',
  documentation: 'https://github.com/Azure/functions-action',
  run: (project) =>
    eachStep(project, (step) => {
      const input = INPUTS.find(
        (name) => step.action === 'azure/functions-action' && String(step.with[name]) === 'true',
      );
      if (input !== undefined)
        return { message: `${input} is true`, location: step.location('with', input) };
      return asksForBuild(step.run)
        ? { message: 'a remote build is asked for', location: step.location('run') }
        : undefined;
    }),
};
