import type { Check } from '../../check.ts';
import { lineOf } from '../../subject/go-code.ts';
import { bicepFiles } from './bicep.ts';

export const check: Check = {
  code: 'AGF701',
  severity: 'error',
  area: 'infrastructure',
  title: 'The runtime of the Flex Consumption app is not custom 1.0',
  looksAt: 'functionAppConfig.runtime in Bicep files, where it stands literally',
  symptom:
    "The deployment of the template succeeds, and the app does not start. func publish: \"Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to 'go' while your local project is set to 'Custom'.\"",
  reason:
    'On Flex Consumption this names the stack instead of FUNCTIONS_WORKER_RUNTIME. "go" is Microsoft\'s native worker. A version that the catalogue lacks is accepted and breaks the app.',
  mend: "Write runtime: { name: 'custom', version: '1.0' }.",
  documentation: 'https://github.com/Azure/Azure-Functions/issues/2666',
  examine: (subject) =>
    bicepFiles(subject)
      .filter(({ isFlex }) => isFlex)
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bruntime\s*:\s*\{([^{}]*)\}/g)].flatMap((match) => {
          const name = /\bname\s*:\s*'([^'$]*)'/.exec(match[1] ?? '')?.[1] ?? 'custom';
          const version = /\bversion\s*:\s*'([^'$]*)'/.exec(match[1] ?? '')?.[1] ?? '1.0';
          if (name === 'custom' && version === '1.0') return [];
          return [
            {
              message: `the runtime is ${name} ${version}`,
              place: { file: path, line: lineOf(text, match.index) },
            },
          ];
        }),
      ),
};
