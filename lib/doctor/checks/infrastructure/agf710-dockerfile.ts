import type { Check } from '../../check.ts';

/** Images that people copy from without a tag. */
const IMAGES = /^(alpine|busybox|debian|ubuntu|golang|gcc|rust|node|python|nginx|bash)$/i;

export const check: Check = {
  code: 'AGF710',
  severity: 'error',
  area: 'infrastructure',
  title: 'The Dockerfile copies from a stage that it does not have',
  reads: 'COPY --from and FROM ... AS in Dockerfile',
  symptom:
    '"failed to solve: installer-env: failed to resolve source metadata for docker.io/library/installer-env".',
  sources: {
    'failed to solve: installer-env: failed to resolve source metadata for docker.io/library/installer-env':
      'moby/buildkit',
  },
  reason:
    'func init --docker writes this file for custom handlers. It lacks the stage that builds, and starts from the image of in-process .NET.',
  howToFix:
    'Build in a stage FROM golang AS build, and start the last one FROM mcr.microsoft.com/azure-functions/base:4.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-how-to-custom-container',
  run: ({ kind, read }) => {
    const dockerfile = kind === 'folder' ? read('Dockerfile') : undefined;
    if (dockerfile === undefined) return [];
    const lines = dockerfile.split('\n');
    const stages = new Set(lines.map(stageOf));
    return lines.flatMap((line, index) => {
      const name = sourceOf(line);
      return name === undefined || stages.has(name.toLowerCase()) || IMAGES.test(name)
        ? []
        : [
            {
              message: `there is no stage ${name}`,
              location: {
                file: 'Dockerfile',
                line: index + 1,
                column: line.indexOf('--from=') + 1,
                length: `--from=${name}`.length,
                source: line.trimEnd(),
              },
            },
          ];
    });
  },
};

/** `FROM golang AS build` -> build */
function stageOf(line: string): string | undefined {
  const [first = '', ...words] = line.trim().split(/\s+/);
  if (first.toUpperCase() !== 'FROM') return undefined;
  const at = words.findIndex((word) => word.toUpperCase() === 'AS');
  return at < 0 ? undefined : words[at + 1]?.toLowerCase();
}

/** `COPY --chown=app --from=build a b` -> build; undefined for the number of a stage. */
function sourceOf(line: string): string | undefined {
  const [first = '', ...words] = line.trim().split(/\s+/);
  if (first.toUpperCase() !== 'COPY') return undefined;
  const end = words.findIndex((word) => !word.startsWith('--'));
  const option = words.slice(0, Math.max(0, end)).find((word) => word.startsWith('--from='));
  return /^--from=([A-Za-z][\w-]*)$/.exec(option ?? '')?.[1];
}
