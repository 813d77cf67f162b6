import type { Check } from '../../check.ts';
import { NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';
import { namesakes } from './namesakes.ts';
import { otherPrograms } from './other-programs.ts';
import { isRuntime } from './runtime.ts';

/** Files of the root that say how a program is built, in whatever language. */
const BUILD = /^(Cargo\.toml|Makefile|CMakeLists\.txt|build\.zig|Package\.swift|[^/]+\.csproj)$/;

export const check: Check = {
  code: 'AGF101',
  severity: 'error',
  area: 'binary',
  title: 'The program that host.json names is missing',
  reads: 'customHandler.description.defaultExecutablePath in host.json, and the files',
  symptom: `${NOT_STARTED} with "No such file or directory" (Windows: "The system cannot find the file specified").`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'No such file or directory': 'vector process-executable-missing',
    'The system cannot find the file specified': 'Windows ERROR_FILE_NOT_FOUND',
  },
  reason:
    'The host starts exactly that path, relative to host.json. A path that does not exist is taken for a program on the PATH, and there is none of that name.',
  howToFix:
    'Build the program under that name, or write the name that it has into host.json. In a zip: put it in, at that path.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { executable, kind, files, go, hostJson, target } = project;
    if (!executable || executable.exists || namesakes(project).length > 0) return [];
    if (executable.isElsewhere || isRuntime(executable.path)) {
      project.skip(`${executable.written} is not a file of the app: the binary was not examined`);
      return [];
    }
    const isBuilt = go.files.length > 0 || files.paths.some((path) => BUILD.test(path));
    // AGF115 says which program is there instead.
    if (otherPrograms(project).length > 0) return [];
    if (kind === 'folder' && (isBuilt || target.isImage)) {
      project.skip(`${executable.path} is not built yet: the binary was not examined`);
      return [];
    }
    const location = hostJson?.location('customHandler', 'description', 'defaultExecutablePath');
    return [
      { message: `${executable.path} is not there`, location: location ?? { file: 'host.json' } },
    ];
  },
};
