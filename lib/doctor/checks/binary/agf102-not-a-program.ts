import type { Check } from '../../check.ts';
import { examineProgram, NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';

export const check: Check = {
  code: 'AGF102',
  severity: 'error',
  area: 'binary',
  title: 'The file that the host starts is not a program',
  reads: 'the first bytes of the file that host.json names',
  symptom: `${NOT_STARTED} with "Exec format error" (Windows: "%1 is not a valid Win32 application").`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'Exec format error': 'Linux ENOEXEC',
    '%1 is not a valid Win32 application': 'Windows ERROR_BAD_EXE_FORMAT',
  },
  reason:
    'It is neither a program for Linux, Windows or macOS nor a script that begins with "#!". "go build" writes a package archive instead of a program when the folder is not package main.',
  howToFix:
    'Build it in the folder of package main. A script needs a first line such as #!/bin/sh.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: (project) =>
    examineProgram(project, ({ format }) => {
      if (format === 'archive')
        return 'is the archive of a Go package, not a program: the folder has no package main';
      if (format === 'unknown') return 'is not an executable file';
      if (format === 'script')
        project.skip(`${project.executable?.path} is a script: what it starts was not examined`);
      return undefined;
    }),
};
