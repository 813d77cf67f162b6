import type { Check } from '../../check.ts';
import { eachStep } from './workflows.ts';

export const check: Check = {
  code: 'AGF707',
  severity: 'error',
  area: 'infrastructure',
  title: 'The workflow builds the program without CGO_ENABLED=0',
  looksAt:
    '"go build" in the steps of GitHub workflows that deploy, and the variables of step, job and workflow',
  symptom:
    'The portal shows "Encountered an error (InternalServerError) from host runtime."; the log has "version \'GLIBC_2.34\' not found" or "No such file or directory".',
  reason: 'Build machines have a C compiler, so that Go links net/http against their C library.',
  mend: 'Write CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build ..., or build with go run ./internal/pack.',
  documentation: 'https://github.com/MicrosoftDocs/azure-docs/pull/124572',
  examine: async (subject) =>
    subject.target.platform.os !== 'linux'
      ? []
      : eachStep(subject, ({ run, env, place }) => {
          const builds = /^(?!\s*#).*\bgo build\b/m.test(run);
          const isStatic =
            /CGO_ENABLED[=:]\s*['"]?0/.test(run) || String(env.CGO_ENABLED ?? '') === '0';
          return builds && !isStatic
            ? { message: '"go build" runs with cgo', place: place('run') }
            : undefined;
        }),
};
