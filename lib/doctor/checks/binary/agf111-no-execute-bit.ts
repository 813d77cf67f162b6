import { plans, planTitles } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { NOT_STARTED, NOT_STARTED_SOURCES } from './examine-program.ts';

export const check: Check = {
  code: 'AGF111',
  severity: 'warning',
  area: 'binary',
  title: 'The program may not be executed',
  reads: 'the execute bit of the file that host.json names (not on Windows)',
  symptom: `${NOT_STARTED} and "An error occurred trying to start process '/home/site/wwwroot/handler' with working directory '/home/site/wwwroot'. Permission denied".`,
  sources: {
    ...NOT_STARTED_SOURCES,
    "An error occurred trying to start process '/home/site/wwwroot/handler' with working directory '/home/site/wwwroot'. Permission denied":
      'vector process-executable-without-x',
  },
  reason: `Only on ${planTitles(plans.filter(({ setsExecuteBit }) => setsExecuteBit))} does the host set the bit itself. Elsewhere, and under Core Tools, the file is started as it is.`,
  howToFix: 'chmod +x handler',
  documentation: 'https://github.com/Azure/azure-functions-core-tools/issues/2510',
  run: ({ kind, executable, files, target }) => {
    if (kind === 'zip' || !executable?.exists || target.platform.os !== 'linux') return [];
    const mode = files.fact(executable.path)?.mode;
    if (mode === undefined || (mode & 0o111) !== 0) return [];
    const { path } = executable;
    return [
      {
        message: `${path} has no execute bit`,
        location: { file: path },
        fix: { kind: 'mode', file: path, mode: mode | ((mode & 0o444) >> 2) },
      },
    ];
  },
};
