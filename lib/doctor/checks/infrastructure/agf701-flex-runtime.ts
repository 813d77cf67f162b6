import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import { locate } from '../../../formats/position.ts';
import { flex } from '../../../hosting/plans.ts';
import { customHandler, nativeWorker } from '../../../hosting/programming-models.ts';
import type { Check } from '../../check.ts';
import { type Bicep, bicepFiles } from './bicep.ts';

/** What a custom handler is called there. */
const { name: NAME, version: VERSION } = customHandler.appConfigRuntime;

export const check: Check = {
  code: 'AGF701',
  severity: 'error',
  area: 'infrastructure',
  title: `The runtime of the ${flex.title} app is not ${NAME} ${VERSION}`,
  reads: 'functionAppConfig.runtime in Bicep files, where it is written literally',
  symptom:
    "The deployment of the template succeeds, and the app does not start. func publish: \"Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.\"",
  sources: {
    "Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.":
      'Azure/azure-functions-core-tools',
  },
  reason: `On ${flex.title} this names the stack instead of FUNCTIONS_WORKER_RUNTIME. "${nativeWorker.appConfigRuntime.name}" is Microsoft's ${nativeWorker.title}. A version that the catalogue lacks is accepted and breaks the app.`,
  howToFix: `Write runtime: { name: '${NAME}', version: '${VERSION}' }.`,
  documentation: 'https://github.com/Azure/Azure-Functions/issues/2666',
  run: (project) => {
    const runtimes = bicepFiles(project)
      .filter(({ isFlex }) => isFlex)
      .flatMap(runtimesIn);
    // Another app of the same repository has another stack.
    const isNeighbour = (name: string): boolean =>
      name !== NAME && runtimes.some((other) => other.name === NAME);
    return runtimes
      .filter(({ name, version }) => name !== NAME || version !== VERSION)
      .filter(({ name }) => !isNeighbour(name))
      .map(({ name, version, location }) => ({
        message: `the runtime is ${name} ${version}`,
        location,
      }));
  },
};

function runtimesIn({
  path,
  written,
  text,
}: Bicep): { name: string; version: string; location: FileLocation }[] {
  return [...text.matchAll(/\bruntime\s*:\s*\{([^{}]*)\}/g)].map((match) => ({
    name: /\bname\s*:\s*'([^'$]*)'/.exec(match[1] ?? '')?.[1] ?? NAME,
    version: /\bversion\s*:\s*'([^'$]*)'/.exec(match[1] ?? '')?.[1] ?? VERSION,
    location: locate(path, written, match.index, 'runtime'.length),
  }));
}
