import type { Check } from '../../lib/doctor/check.ts';

/** The page of the documentation about one check. */
export function checkPage(check: Check): string {
  const { code, severity, area, title, reads, symptom, reason, howToFix, documentation } = check;
  return [
    `# ${code}: ${title}`,
    `${severity}, about ${area}. It looks at: ${reads}.`,
    '## What you see',
    symptom,
    '## Why',
    reason,
    '## What to do',
    howToFix,
    `[Read on](${documentation})`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The list of all checks. */
export function checkList(checks: readonly Check[]): string {
  return [
    '# Checks of the doctor',
    '',
    'Made from the checks by `npm run docs`; a test keeps it up to date.',
    '',
    '| code | severity | about | what is wrong |',
    '|---|---|---|---|',
    ...checks.map(
      ({ code, severity, area, title }) =>
        `| [${code}](${code}.md) | ${severity} | ${area} | ${title} |`,
    ),
  ]
    .join('\n')
    .concat('\n');
}
