import { flex } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { eachStep } from './workflows.ts';

export const check: Check = {
  code: 'AGF713',
  severity: 'error',
  area: 'infrastructure',
  title: `The workflow does not say that the publish profile is for ${flex.title}`,
  reads: `publish-profile and sku of Azure/functions-action in GitHub workflows, when the plan is ${flex.title} (--plan ${flex.name}, or functionAppConfig in Bicep)`,
  symptom: 'The deployment step fails, or deploys as for another plan and the app stays as it was.',
  reason: 'With a publish profile the action cannot ask Azure which plan it is.',
  howToFix:
    'Write "sku: flexconsumption" next to publish-profile, or sign in with azure/login (OpenID Connect).',
  documentation: 'https://github.com/Azure/functions-action',
  run: async (project) => {
    const publishProfile = project.target.plan?.publishProfile;
    if (typeof publishProfile !== 'object') return [];
    return eachStep(project, (step) =>
      step.action === 'azure/functions-action' &&
      step.with['publish-profile'] !== undefined &&
      step.with.sku !== publishProfile.sku
        ? {
            message: `a publish profile is used without sku: ${publishProfile.sku}`,
            location: step.location('with', 'publish-profile'),
          }
        : undefined,
    );
  },
};
