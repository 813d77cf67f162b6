import type { Location } from '../../../diagnostics/finding.ts';
import { lineOf } from '../../../project/subject/go-code.ts';
import type { Check } from '../../check.ts';
import { type Bicep, bicepFiles } from './bicep.ts';

export const check: Check = {
  code: 'AGF701',
  severity: 'error',
  area: 'infrastructure',
  title: 'The runtime of the Flex Consumption app is not custom 1.0',
  reads: 'functionAppConfig.runtime in Bicep files, where it stands literally',
  symptom:
    "The deployment of the template succeeds, and the app does not start. func publish: \"Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.\"",
  sources: {
    "Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.":
      'Azure/azure-functions-core-tools',
  },
  reason:
    'On Flex Consumption this names the stack instead of FUNCTIONS_WORKER_RUNTIME. "go" is Microsoft\'s native worker. A version that the catalogue lacks is accepted and breaks the app.',
  howToFix: "Write runtime: { name: 'custom', version: '1.0' }.",
  documentation: 'https://github.com/Azure/Azure-Functions/issues/2666',
  run: (project) => {
    const runtimes = bicepFiles(project)
      .filter(({ isFlex }) => isFlex)
      .flatMap(runtimesIn);
    // Another app of the same repository has another stack.
    const isNeighbour = (name: string): boolean =>
      name !== 'custom' && runtimes.some((other) => other.name === 'custom');
    return runtimes
      .filter(({ name, version }) => name !== 'custom' || version !== '1.0')
      .filter(({ name }) => !isNeighbour(name))
      .map(({ name, version, location }) => ({
        message: `the runtime is ${name} ${version}`,
        location: location,
      }));
  },
};

function runtimesIn({
  path,
  text,
}: Bicep): { name: string; version: string; location: Location }[] {
  return [...text.matchAll(/\bruntime\s*:\s*\{([^{}]*)\}/g)].map((match) => ({
    name: /\bname\s*:\s*'([^'$]*)'/.exec(match[1] ?? '')?.[1] ?? 'custom',
    version: /\bversion\s*:\s*'([^'$]*)'/.exec(match[1] ?? '')?.[1] ?? '1.0',
    location: { file: path, line: lineOf(text, match.index) },
  }));
}
