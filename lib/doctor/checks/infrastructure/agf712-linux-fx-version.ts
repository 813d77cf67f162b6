import type { Check } from '../../check.ts';
import { lineOf } from '../../subject/go-code.ts';
import { bicepFiles } from './bicep.ts';

export const check: Check = {
  code: 'AGF712',
  severity: 'warning',
  area: 'infrastructure',
  title: 'linuxFxVersion names a stack, and a custom handler has none',
  looksAt: 'linuxFxVersion in Bicep files, where it stands literally',
  symptom:
    'func publish on a Dedicated plan stops with a mismatch of the worker runtime, and with --force fails otherwise.',
  reason:
    'There is no image for custom handlers by that name. It is empty, or DOCKER|<image> for a container of your own.',
  mend: "Write linuxFxVersion: ''.",
  documentation: 'https://github.com/Azure/azure-functions-core-tools/issues/4642',
  examine: (subject) =>
    bicepFiles(subject).flatMap(({ path, text }) =>
      [...text.matchAll(/\blinuxFxVersion\s*:\s*'([^']+)'/g)]
        .filter((match) => !/^DOCKER\||^\$\{/i.test(match[1] ?? ''))
        .map((match) => ({
          message: `linuxFxVersion is '${match[1]}'`,
          place: { file: path, line: lineOf(text, match.index) },
        })),
    ),
};
