import { locate } from '../../../formats/position.ts';
import { dedicated } from '../../../hosting/plans.ts';

import type { Check } from '../../check.ts';
import { bicepFiles } from './bicep.ts';

export const check: Check = {
  code: 'AGF712',
  severity: 'warning',
  area: 'infrastructure',
  title: 'linuxFxVersion names a stack, and a custom handler has none',
  reads:
    'linuxFxVersion in Bicep files, where it is written literally and is empty for no app of the files',
  symptom: `func publish on a ${dedicated.title} plan stops with a mismatch of the worker runtime, and with --force fails otherwise.`,
  reason:
    'There is no image for custom handlers by that name. It is empty, or DOCKER|<image> for a container of your own.',
  howToFix: "Write linuxFxVersion: ''.",
  documentation: 'https://github.com/Azure/azure-functions-core-tools/issues/4642',
  run: (project) => {
    const found = bicepFiles(project).flatMap(({ path, written, text }) =>
      [...text.matchAll(/\blinuxFxVersion\s*:\s*'([^']*)'/g)].map((match) => ({
        value: match[1] ?? '',
        location: locate(path, written, match.index, match[0].length),
      })),
    );
    // With an empty one there, the others are those of other apps.
    return found.some(({ value }) => value === '')
      ? []
      : found
          .filter(({ value }) => !/^DOCKER\||^\$\{/i.test(value))
          .map(({ value, location }) => ({
            message: `linuxFxVersion is '${value}'`,
            location: location,
          }));
  },
};
