import type { Check } from '../../check.ts';
import { examineProgram, isSound, NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';

export const check: Check = {
  code: 'AGF108',
  severity: 'error',
  area: 'binary',
  title: 'The program is a 32-bit one',
  reads: 'the class in the header of the binary',
  symptom: `${NOT_STARTED} with "Exec format error" on Linux. On Windows it runs, with at most 2 GB of memory.`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'Exec format error': 'Linux ENOEXEC',
  },
  reason: 'The build said GOARCH=386 or arm. Linux plans run 64-bit programs.',
  howToFix: 'Build with GOARCH=amd64.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: (project) =>
    examineProgram(project, (program, target) =>
      isSound(program, target) && program.bits === 32
        ? `is a 32-bit program (${program.machine}), and the app runs on ${target.platform.arch}`
        : undefined,
    ),
};
