import type { Check } from '../../check.ts';
import { examineProgram, NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';

export const check: Check = {
  code: 'AGF114',
  severity: 'error',
  area: 'binary',
  title: 'The program is cut off, or is a library, not a program',
  reads: 'the header of the binary, against the size of the file',
  symptom: `${NOT_STARTED} with "Exec format error", or "exited with code 139 (0x8B)".`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'Exec format error': 'Linux ENOEXEC',
    'exited with code 139 (0x8B)':
      'Azure/azure-functions-host src/WebJobs.Script/Workers/ProcessManagement/WorkerProcess.cs',
  },
  reason:
    'A copy or an upload stopped early, or the build wrote a library (-buildmode=c-shared) or an object file.',
  howToFix: 'Build it again, as a program.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: (project) => {
    const { executable } = project;
    if (executable?.unreadable !== undefined)
      return [
        {
          message: `${executable.path} ${executable.unreadable}`,
          location: { file: executable.path },
        },
      ];
    return examineProgram(project, ({ format, damaged, isProgram }) => {
      if (format !== 'elf' && format !== 'pe') return undefined;
      if (damaged) return 'is cut off: it is shorter than its header says';
      return isProgram ? undefined : 'is a library or an object file, not a program';
    });
  },
};
