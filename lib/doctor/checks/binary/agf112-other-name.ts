import type { Check } from '../../check.ts';
import { NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';
import { namesakes } from './namesakes.ts';

export const check: Check = {
  code: 'AGF112',
  severity: 'error',
  area: 'binary',
  title: 'The program has another name than host.json says',
  reads: 'customHandler.description.defaultExecutablePath in host.json, and the names of the files',
  symptom: `${NOT_STARTED} with "No such file or directory" (Windows: "The system cannot find the file specified").`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'No such file or directory': 'vector process-executable-missing',
    'The system cannot find the file specified': 'Windows ERROR_FILE_NOT_FOUND',
  },
  reason:
    'The host compares the name with the file as it is: it adds no ".exe", and on Linux upper and lower case differ.',
  howToFix: 'Give both the same name: handler on Linux, handler.exe on Windows.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { executable, hostJson } = project;
    return namesakes(project)
      .slice(0, 1)
      .map((path) => ({
        message: `host.json starts ${executable?.path}, and the file is called ${path}`,
        location: hostJson?.location('customHandler', 'description', 'defaultExecutablePath') ?? {
          file: 'host.json',
        },
      }));
  },
};
