import type { Check } from '../../check.ts';
import { causeOf, needsNewerGlibc, OLDEST_GLIBC } from './dynamic.ts';
import { buildCommand, examineProgram, isSound, NOT_STARTED } from './examine-program.ts';

export const check: Check = {
  code: 'AGF106',
  severity: 'error',
  area: 'binary',
  title: 'The program asks for a newer C library than the host has',
  looksAt: 'the versions of the C library that the ELF header asks for (GLIBC_2.x)',
  symptom: `${NOT_STARTED} with "/lib/x86_64-linux-gnu/libc.so.6: version 'GLIBC_2.34' not found (required by /home/site/wwwroot/handler)", and "exited with code 1 (0x1)".`,
  reason:
    'It was built with cgo on a newer Linux than the one that runs it, and the C library works forward only.',
  mend: 'Build with CGO_ENABLED=0: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -ldflags="-s -w" -o handler .',
  documentation: 'https://github.com/MicrosoftDocs/azure-docs/pull/124572',
  examine: (subject) =>
    examineProgram(subject, (program, target) =>
      isSound(program, target) && needsNewerGlibc(program)
        ? `is dynamically linked${causeOf(program)} and asks for GLIBC_${program.glibc}; hosts have ${OLDEST_GLIBC} or newer; build it with ${buildCommand(target)}`
        : undefined,
    ),
};
