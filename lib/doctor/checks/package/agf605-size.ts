import type { Check } from '../../check.ts';

/** In bytes, unpacked. Ten times what a Go handler needs. */
const LARGE = 200e6;

export const check: Check = {
  code: 'AGF605',
  severity: 'note',
  area: 'package',
  title: 'The package is large',
  reads: 'the unpacked size of the files of the zip, or of what .funcignore leaves of the folder',
  symptom: 'Deployments and cold starts take long.',
  reason: 'Every new instance fetches and mounts the package. A Go handler has some 5 to 30 MB.',
  howToFix: 'Look at the largest file, and add what the app does not need to .funcignore.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/event-driven-scaling#cold-start',
  run: ({ packageFiles, files, kind }) => {
    if (kind === 'binary') return [];
    const facts = packageFiles.map((path) => files.fact(path)).filter((fact) => fact !== undefined);
    const total = facts.reduce((sum, { size }) => sum + size, 0);
    const largest = facts.reduce((a, b) => (b.size > a.size ? b : a), { path: '', size: 0 });
    if (total < LARGE) return [];
    return [
      {
        message: `the package has ${Math.round(total / 1e6)} MB unpacked, ${Math.round(largest.size / 1e6)} of them ${largest.path}`,
        location: { file: largest.path },
      },
    ];
  },
};
