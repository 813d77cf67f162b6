import type { Check } from '../../check.ts';
import type { Step } from './step.ts';
import { eachStep } from './workflows.ts';

export const check: Check = {
  code: 'AGF707',
  severity: 'error',
  area: 'infrastructure',
  title: 'The workflow builds the program without CGO_ENABLED=0',
  reads:
    '"go build" in the steps of GitHub workflows and Azure pipelines that deploy, and the variables of step, job and workflow',
  symptom:
    'The portal shows "Encountered an error (InternalServerError) from host runtime."; the log has "version \'GLIBC_2.34\' not found" or "No such file or directory".',
  sources: {
    "version 'GLIBC_2.34' not found": 'glibc elf/dl-version.c',
    'No such file or directory': 'vector process-executable-missing',
    'Encountered an error (InternalServerError) from host runtime.': 'the Azure portal',
  },
  reason: 'Build machines have a C compiler, so that Go links net/http against their C library.',
  howToFix:
    'Write CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build ..., or build with go run ./internal/pack.',
  documentation: 'https://github.com/MicrosoftDocs/azure-docs/pull/124572',
  run: async (project) =>
    project.target.platform.os !== 'linux'
      ? []
      : eachStep(project, (step, job) =>
          builds(step) && !isStatic(step) && !job.some(switchesOff)
            ? { message: '"go build" runs with cgo', location: step.location('run') }
            : undefined,
        ),
};

/** It writes a program: "go build ./..." without -o only looks whether all compiles. */
function builds({ run }: Step): boolean {
  return run
    .split('\n')
    .some(
      (line) =>
        /^(?!\s*#).*\bgo build\b/.test(line) &&
        !/-o\s*\/dev\/null/.test(line) &&
        (!/\.\/\.\.\./.test(line) || /\s-o\b/.test(line)),
    );
}

/** No cgo is used, as when Go builds for another system, or the C library is linked in. */
function isStatic({ run, env, machine }: Step): boolean {
  return (
    OFF.test(run) ||
    String(env.CGO_ENABLED ?? '') === '0' ||
    /^(windows|macos|vs20)/i.test(machine) ||
    /\bnetgo\b/.test(run) ||
    run.split('\n').some((line) => /-static\b/.test(line.split('-extldflags')[1] ?? ''))
  );
}

const OFF = /CGO_ENABLED\s*[=:\]]\s*['"]?0/;

/** A step that sets the variable for those behind it. */
function switchesOff({ run }: Step): boolean {
  return OFF.test(run) && /GITHUB_ENV|go env -w|task\.setvariable/.test(run);
}
