import type { Check } from '../../check.ts';
import { lineOf } from '../../subject/go-code.ts';

/** Images that people copy from without a tag. */
const IMAGES = /^(alpine|busybox|debian|ubuntu|golang|gcc|rust|node|python|nginx|bash)$/i;

export const check: Check = {
  code: 'AGF710',
  severity: 'error',
  area: 'infrastructure',
  title: 'The Dockerfile copies from a stage that it does not have',
  looksAt: 'COPY --from and FROM ... AS in Dockerfile',
  symptom:
    '"failed to solve: installer-env: failed to resolve source metadata for docker.io/library/installer-env".',
  sources: {
    'failed to solve: installer-env: failed to resolve source metadata for docker.io/library/installer-env':
      'moby/buildkit',
  },
  reason:
    'func init --docker writes this file for custom handlers. It lacks the stage that builds, and starts from the image of in-process .NET.',
  mend: 'Build in a stage FROM golang AS build, and start the last one FROM mcr.microsoft.com/azure-functions/base:4.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-how-to-custom-container',
  examine: ({ kind, text }) => {
    const dockerfile = kind === 'folder' ? text('Dockerfile') : undefined;
    if (dockerfile === undefined) return [];
    const stages = new Set(
      [...dockerfile.matchAll(/^[ \t]*FROM\s+.*?\s+AS\s+(\S+)/gim)].map((match) =>
        match[1]?.toLowerCase(),
      ),
    );
    return [...dockerfile.matchAll(/^[ \t]*COPY\s+(?:--\S+\s+)*?--from=([A-Za-z][\w-]*)\s/gim)]
      .filter(([, name = '']) => !stages.has(name.toLowerCase()) && !IMAGES.test(name))
      .map((match) => ({
        message: `there is no stage ${match[1]}`,
        place: { file: 'Dockerfile', line: lineOf(dockerfile, match.index) },
      }));
  },
};
