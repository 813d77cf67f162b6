import type { Check } from '../../check.ts';
import { examineProgram, NOT_STARTED, NOT_STARTED_SOURCES, rebuild } from './examine-program.ts';

const NAMES: { readonly [system: string]: string } = {
  darwin: 'macOS',
  linux: 'Linux',
  windows: 'Windows',
};

export const check: Check = {
  code: 'AGF103',
  severity: 'error',
  area: 'binary',
  title: 'The program is built for another system',
  reads: 'the format of the binary (ELF, PE or Mach-O)',
  symptom: `${NOT_STARTED} with "Exec format error" (Windows: "%1 is not a valid Win32 application").`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'Exec format error': 'Linux ENOEXEC',
    '%1 is not a valid Win32 application': 'Windows ERROR_BAD_EXE_FORMAT',
  },
  reason:
    'Without GOOS, "go build" builds for the machine that it runs on, which is often not the system of the function app.',
  howToFix:
    'Build with GOOS and GOARCH of the app: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -o handler .',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/8198',
  run: (project) =>
    examineProgram(project, (program, target) =>
      program.system === '' || program.system === target.platform.os
        ? undefined
        : `is built for ${NAMES[program.system] ?? program.system}, and the app runs on ${NAMES[target.platform.os]}; ${rebuild(program, target)}`,
    ),
};
