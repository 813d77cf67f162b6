import type { Check } from '../../check.ts';
import { examineProgram, isSound } from './examine-program.ts';

/** The oldest Go that generated apps are tested with. */
const OLDEST_MINOR = 24;

export const check: Check = {
  code: 'AGF110',
  severity: 'warning',
  area: 'binary',
  title: 'The program was built with an old Go',
  reads: 'the Go version that the linker notes in the binary',
  symptom:
    'With Go 1.13 on Windows: 502, because that Go panics in Windows containers. With others: nothing, until one of its known holes is used.',
  reason: 'Go fixes the two newest versions only.',
  howToFix: 'Install a newer Go and build again.',
  documentation: 'https://go.dev/doc/devel/release#policy',
  run: (project) =>
    examineProgram(project, (program, target) => {
      const version = program.go?.version ?? '';
      const minor = /^go1\.(\d+)/.exec(version)?.[1];
      return isSound(program, target) && minor !== undefined && Number(minor) < OLDEST_MINOR
        ? `was built with ${version}, which gets no security fixes any more`
        : undefined;
    }),
};
