import { linuxConsumption, plans } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { eachStep } from './workflows.ts';

/** What the action calls the plans for which a publish profile is good. */
const GOOD_SKUS: ReadonlySet<unknown> = new Set(
  plans.flatMap(({ publishProfile }) =>
    typeof publishProfile === 'object' ? [publishProfile.sku] : [],
  ),
);

export const check: Check = {
  code: 'AGF704',
  severity: 'warning',
  area: 'infrastructure',
  title: 'The workflow deploys a custom handler with a publish profile',
  reads: `publish-profile of Azure/functions-action in GitHub workflows, unless the plan is known and not ${linuxConsumption.title} (--plan, or the sku of the action)`,
  symptom: 'The workflow succeeds, and the program has no execute bit: "Permission denied".',
  sources: {
    'Permission denied': 'vector process-executable-without-x',
  },
  reason: `The action says so itself: a publish profile is not supported for apps on ${linuxConsumption.title} with an executable file, such as a custom handler.`,
  howToFix:
    'Sign in with azure/login (OpenID Connect) instead, and give the action a zip that keeps the permissions.',
  documentation:
    'https://github.com/Azure/functions-action#using-publish-profile-as-deployment-credential-recommended',
  run: async (project) => {
    const { plan, platform } = project.target;
    if (platform.os !== 'linux' || (plan && plan.publishProfile !== 'unsupported')) return [];
    return eachStep(project, (step) =>
      step.action === 'azure/functions-action' &&
      step.with['publish-profile'] !== undefined &&
      !GOOD_SKUS.has(step.with.sku)
        ? {
            message: 'a publish profile is used',
            location: step.location('with', 'publish-profile'),
          }
        : undefined,
    );
  },
};
