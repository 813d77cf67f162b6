import type { Check } from '../../check.ts';
import { NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';
import { otherPrograms } from './other-programs.ts';

export const check: Check = {
  code: 'AGF115',
  severity: 'error',
  area: 'binary',
  title: 'The program that host.json names is missing, and another one is there',
  reads:
    'customHandler.description.defaultExecutablePath in host.json, and the programs next to that path',
  symptom: `${NOT_STARTED} with "No such file or directory" (Windows: "The system cannot find the file specified").`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'No such file or directory': 'vector process-executable-missing',
    'The system cannot find the file specified': 'Windows ERROR_FILE_NOT_FOUND',
  },
  reason:
    'The host starts the file of exactly that name. A build that writes another one, or a slip in the name, leaves it without a program.',
  howToFix:
    'Build the program under the name in host.json, or write the name of the program into host.json.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { executable, hostJson } = project;
    const others = otherPrograms(project);
    if (!executable || others.length === 0) return [];
    return [
      {
        message: `host.json starts ${executable.path}, which is not there; there is ${others.join(', ')}`,
        location: hostJson?.location('customHandler', 'description', 'defaultExecutablePath') ?? {
          file: 'host.json',
        },
      },
    ];
  },
};
