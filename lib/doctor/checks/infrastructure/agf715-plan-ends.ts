import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import { locate } from '../../../formats/position.ts';
import type { Plan } from '../../../hosting/plans.ts';
import type { Project } from '../../../project/project.ts';
import type { Check } from '../../check.ts';
import { bicepFiles } from './bicep.ts';

export const check: Check = {
  code: 'AGF715',
  severity: 'note',
  area: 'infrastructure',
  title: 'The plan comes to its end',
  reads: 'the plan where it is known (--plan, or its SKU in Bicep)',
  symptom: 'None until then. az prints a warning when an app is made.',
  reason: 'Microsoft has said when the plan ends; until then it gets no new features.',
  howToFix: 'Move the app before that day: az functionapp flex-migration start does most of it.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/migration/migrate-plan-consumption-to-flex',
  run: (project) => {
    const { plan } = project.target;
    if (!plan?.retires || project.kind === 'binary') return [];
    const { date, replacement } = plan.retires;
    return [
      {
        message: `${plan.title} ends on ${date}; ${replacement.title} replaces it`,
        location: locationOf(plan, project),
      },
    ];
  },
};

/** Where the SKU is named, or host.json where only the caller has said it. */
function locationOf({ bicepSkus }: Plan, project: Project): FileLocation {
  const named = bicepFiles(project).flatMap(({ path, written, text }) => {
    const sku = bicepSkus.map((each) => `'${each}'`).find((each) => text.includes(each));
    return sku === undefined ? [] : [locate(path, written, text.indexOf(sku), sku.length)];
  });
  return named[0] ?? project.hostJson?.location() ?? { file: 'host.json' };
}
