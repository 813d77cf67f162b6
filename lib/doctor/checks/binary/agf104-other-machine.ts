import type { Check } from '../../check.ts';
import {
  examineProgram,
  isSound,
  NOT_STARTED,
  NOT_STARTED_SOURCES,
  rebuild,
} from './examine-program.ts';

export const check: Check = {
  code: 'AGF104',
  severity: 'error',
  area: 'binary',
  title: 'The program is built for another processor',
  reads: 'the machine in the header of the binary',
  symptom: `${NOT_STARTED} with "Exec format error".`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'Exec format error': 'Linux ENOEXEC',
  },
  reason:
    'Every Azure Functions plan runs x64 (amd64). On a Mac with Apple silicon and on arm64 Linux, "go build" builds for arm64 unless GOARCH says otherwise.',
  howToFix:
    'Build with GOARCH=amd64, or say --platform linux/arm64 when it is for a container on machines of your own.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: (project) =>
    examineProgram(project, (program, target) =>
      !isSound(program, target) || program.bits === 32 || program.machine === target.platform.arch
        ? undefined
        : `is built for ${program.machine}, and the app runs on ${target.platform.arch}; ${rebuild(program, target)}`,
    ),
};
