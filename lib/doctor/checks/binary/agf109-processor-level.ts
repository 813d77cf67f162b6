import type { Check } from '../../check.ts';
import { examineProgram, isSound } from './examine-program.ts';

export const check: Check = {
  code: 'AGF109',
  severity: 'warning',
  area: 'binary',
  title: 'The program needs a newer processor than every host has',
  reads: 'GOAMD64 among the build settings that Go notes in the binary',
  symptom:
    'Now and then, on some instances only: "This program can only be run on AMD64 processors with v3 microarchitecture support." and "exited with code 1 (0x1)".',
  sources: {
    'This program can only be run on AMD64 processors with v3 microarchitecture support.':
      'Go src/runtime/asm_amd64.s',
    'exited with code 1 (0x1)': 'vector process-exit-1',
  },
  reason:
    'GOAMD64=v2 and higher use instructions that older processors lack, and nobody chooses the processor of an instance.',
  howToFix: 'Build with GOAMD64=v1, which is the default.',
  documentation: 'https://go.dev/wiki/MinimumRequirements#amd64',
  run: (project) =>
    examineProgram(project, (program, target) => {
      const level = program.go?.settings.get('GOAMD64') ?? 'v1';
      return isSound(program, target) && level > 'v1'
        ? `was built with GOAMD64=${level}`
        : undefined;
    }),
};
