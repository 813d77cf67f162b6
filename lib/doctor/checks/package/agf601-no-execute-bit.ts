import { plans, planTitles } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF601',
  severity: 'error',
  area: 'package',
  title: 'The program in the zip may not be executed',
  reads: 'the Unix permissions that the zip keeps for the file that host.json names',
  symptom:
    'The portal shows "Encountered an error (InternalServerError) from host runtime."; the log has "An error occurred trying to start process \'/home/site/wwwroot/handler\' with working directory \'/home/site/wwwroot\'. Permission denied".',
  sources: {
    "An error occurred trying to start process '/home/site/wwwroot/handler' with working directory '/home/site/wwwroot'. Permission denied":
      'vector process-executable-without-x',
    'Encountered an error (InternalServerError) from host runtime.': 'the Azure portal',
  },
  reason: `Zips made on Windows (Compress-Archive, Explorer, VS Code, azd) and of a checked-out artifact keep no execute bit. Only ${planTitles(plans.filter(({ setsExecuteBit }) => setsExecuteBit))} fix that, where the file can be written.`,
  howToFix: 'Make the zip with go run ./internal/pack, func pack, or zip on Linux after chmod +x.',
  documentation: 'https://github.com/Azure/azure-functions-core-tools/issues/2510',
  run: ({ kind, executable, files, target }) => {
    const fact = executable && files.fact(executable.path);
    if (
      kind !== 'zip' ||
      !fact ||
      target.platform.os !== 'linux' ||
      ((fact.mode ?? 0) & 0o111) !== 0
    )
      return [];
    const why =
      fact.mode === undefined
        ? 'has no Unix permissions'
        : `has the permissions ${fact.mode.toString(8)}`;
    return [
      {
        message: `${fact.path} ${why} in the zip`,
        location: { file: fact.path },
        fix: { kind: 'mode', file: fact.path, mode: 0o755 },
      },
    ];
  },
};
