import type { Check } from '../../check.ts';
import { isGoPie } from './dynamic.ts';
import {
  buildCommand,
  examineProgram,
  isSound,
  NOT_STARTED,
  NOT_STARTED_SOURCES,
} from './examine-program.ts';

export const check: Check = {
  code: 'AGF107',
  severity: 'error',
  area: 'binary',
  title: 'The program is position-independent and so needs a loader',
  reads: 'the type (ET_DYN) and the loader (PT_INTERP) in the ELF header',
  symptom: `${NOT_STARTED} with "No such file or directory" where that loader is missing.`,
  sources: {
    ...NOT_STARTED_SOURCES,
    'No such file or directory': 'vector process-executable-missing',
  },
  reason:
    'With -buildmode=pie, which some systems set in GOFLAGS, Go links a Linux program that the dynamic loader must start, even with CGO_ENABLED=0. "ldd" calls it statically linked.',
  howToFix: 'Build with -buildmode=default (or exe), and take -buildmode=pie out of GOFLAGS.',
  documentation: 'https://pkg.go.dev/cmd/go#hdr-Build_modes',
  run: (project) =>
    examineProgram(project, (program, target) =>
      isSound(program, target) && isGoPie(program)
        ? `is position-independent and needs the loader ${program.loader}; build it with -buildmode=default: ${buildCommand(target)}`
        : undefined,
    ),
};
