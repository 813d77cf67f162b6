import type { Project } from '../../../project/project.ts';
import type { Check } from '../../check.ts';
import { namesakes } from '../binary/namesakes.ts';
import { isRuntime } from '../binary/runtime.ts';

export const check: Check = {
  code: 'AGF208',
  severity: 'error',
  area: 'host.json',
  title: 'The name of the program is one for another system',
  reads: '.exe at the end of defaultExecutablePath, against the platform of the app',
  symptom:
    '"Failed to start Worker Channel. Process fileName: {name}" and the app answers 500 or 503.',
  sources: {
    'Failed to start Worker Channel. Process fileName: {name}': 'vector process-executable-missing',
  },
  reason:
    'The host starts the name as it is. On Windows it adds no .exe, and on Linux there is no such file.',
  howToFix:
    'Write "handler" for Linux and "handler.exe" for Windows; local.settings.json can name another one for your machine (AzureFunctionsJobHost__customHandler__description__defaultExecutablePath).',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/5812',
  run: (project) => {
    const { executable, hostJson, target, kind } = project;
    if (!executable || !hostJson || kind === 'binary') return [];
    const isExe = /\.exe$/i.test(executable.path);
    const { os } = target.platform;
    const isNative = isExe === (os === 'windows');
    if (isNative || (os === 'windows' && !isGoProgram(project))) return [];
    return [
      {
        message: `host.json starts ${executable.path}, and the app runs on ${target.platform.name} (${target.source})`,
        location: hostJson.location('customHandler', 'description', 'defaultExecutablePath'),
      },
    ];
  },
};

/** A script or a runtime such as node has no .exe on Windows either; what is to be built from Go has. */
function isGoProgram(project: Project): boolean {
  const { executable, go } = project;
  if (!executable || executable.isElsewhere || isRuntime(executable.path)) return false;
  if (executable.exists) return executable.program?.format === 'pe';
  // AGF112 says how the file is called, when it is built under another name.
  return go.files.length > 0 && !/\.\w+$/.test(executable.path) && namesakes(project).length === 0;
}
