import type { Check } from '../../check.ts';
import { causeOf, needsNewerGlibc, OLDEST_GLIBC } from './dynamic.ts';
import {
  examineProgram,
  isSound,
  NOT_STARTED,
  NOT_STARTED_SOURCES,
  remedy,
} from './examine-program.ts';

export const check: Check = {
  code: 'AGF106',
  severity: 'error',
  area: 'binary',
  title: 'The program asks for a newer C library than the host has',
  reads: 'the versions of the C library that the ELF header asks for (GLIBC_2.x)',
  symptom: `${NOT_STARTED} with "/lib/x86_64-linux-gnu/libc.so.6: version 'GLIBC_2.34' not found (required by /home/site/wwwroot/handler)", and "exited with code 1 (0x1)".`,
  sources: {
    ...NOT_STARTED_SOURCES,
    "/lib/x86_64-linux-gnu/libc.so.6: version 'GLIBC_2.34' not found (required by /home/site/wwwroot/handler)":
      'glibc elf/dl-version.c',
    'exited with code 1 (0x1)': 'vector process-exit-1',
  },
  reason:
    'It was built on a newer Linux than the one that runs it (in Go, with cgo), and the C library works forward only.',
  howToFix:
    'Go: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -ldflags="-s -w" -o handler . Other languages: link statically, or build on Debian 11.',
  documentation: 'https://github.com/MicrosoftDocs/azure-docs/pull/124572',
  run: (project) =>
    examineProgram(project, (program, target) =>
      isSound(program, target) && needsNewerGlibc(program)
        ? `is dynamically linked${causeOf(program)} and asks for GLIBC_${program.glibc}; hosts have ${OLDEST_GLIBC} or newer; ${remedy(program, target)}`
        : undefined,
    ),
};
