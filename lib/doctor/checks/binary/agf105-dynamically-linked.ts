import type { Check } from '../../check.ts';
import { causeOf, isGoPie, needsNewerGlibc } from './dynamic.ts';
import {
  examineProgram,
  isSound,
  NOT_STARTED,
  NOT_STARTED_SOURCES,
  remedy,
} from './examine-program.ts';

export const check: Check = {
  code: 'AGF105',
  severity: 'error',
  area: 'binary',
  title: 'The program is dynamically linked',
  reads: 'the loader (PT_INTERP) and the needed libraries (DT_NEEDED) in the ELF header',
  symptom: `${NOT_STARTED} with "No such file or directory", although the file is there: it is the loader or a library that is not.`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'No such file or directory': 'vector process-executable-missing',
  },
  reason:
    'It asks for the C library of the machine that built it, and the machine that runs it has another one, or none. Go does so with cgo, the default where a C compiler is installed.',
  howToFix:
    'Go: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -ldflags="-s -w" -o handler . Rust: build for the target x86_64-unknown-linux-musl. C and C++: link with -static.',
  documentation: 'https://github.com/MicrosoftDocs/azure-docs/pull/124572',
  run: (project) =>
    examineProgram(project, (program, target) => {
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
        : `is dynamically linked${causeOf(program)}: it needs ${needs.join(', ')}; ${remedy(program, target)}`;
    }),
};
