import type { Check } from '../../check.ts';
import { causeOf, isGoPie, needsNewerGlibc } from './dynamic.ts';
import { buildCommand, examineProgram, isSound, NOT_STARTED } from './examine-program.ts';

export const check: Check = {
  code: 'AGF105',
  severity: 'error',
  area: 'binary',
  title: 'The program is dynamically linked',
  looksAt: 'the loader (PT_INTERP) and the needed libraries (DT_NEEDED) in the ELF header',
  symptom: `${NOT_STARTED} with "No such file or directory", although the file is there: it is the loader or a library that is not.`,
  reason:
    'With cgo (the default where a C compiler is installed) net/http links against the C library of the machine that built it. The machine that runs it has another one, or none.',
  mend: 'Build with CGO_ENABLED=0: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -ldflags="-s -w" -o handler .',
  documentation: 'https://github.com/MicrosoftDocs/azure-docs/pull/124572',
  examine: (subject) =>
    examineProgram(subject, (program, target) => {
      const { loader, libraries, system } = program;
      if (
        !isSound(program, target) ||
        system !== 'linux' ||
        isGoPie(program) ||
        needsNewerGlibc(program)
      )
        return undefined;
      const needs = [...(loader === undefined ? [] : [`the loader ${loader}`]), ...libraries];
      return needs.length === 0
        ? undefined
        : `is dynamically linked${causeOf(program)}: it needs ${needs.join(', ')}; build it with ${buildCommand(target)}`;
    }),
};
