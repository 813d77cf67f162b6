import { isAbsolute, relative } from 'node:path';
import { styleText } from 'node:util';
import type { Fixes } from '../commands/doctor/fix.ts';
import type { Location } from '../diagnostics/diagnostic.ts';
import { AREAS, type Severity } from '../doctor/check.ts';
import type { DoctorResult, Found } from '../doctor/doctor.ts';
import { terminalLine } from '../formats/quote/terminal.ts';

/** How to write for a person. */
export interface TextOptions {
  verbose: boolean;
  colour: boolean;
  cwd: string;
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** The findings grouped by area, what was fixed, what could not be checked, and the count. */
export function reportText(
  result: DoctorResult,
  fixes: Fixes | undefined,
  isDry: boolean,
  textOptions: TextOptions,
): string {
  const counted = result.found.filter(({ ignored }) => ignored === undefined);
  const sections = [
    heading(result, textOptions),
    ...AREAS.map((area) => areaSection(area, counted, textOptions)),
    fixSection(fixes, isDry),
    listSection('Not checked:', result.skipped),
    ignoredSection(result.found),
    verdict(counted, textOptions),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function heading({ path, kind, target, checks }: DoctorResult, { cwd }: TextOptions): string {
  const plan = target.plan === undefined ? '' : `, plan ${target.plan.name}`;
  const name = { folder: 'folder', zip: 'zip', binary: 'program' }[kind];
  return `${checks} ${checks === 1 ? 'check' : 'checks'} of the ${name} ${terminalLine(shown(path, cwd))} for ${target.platform.name} (${terminalLine(target.source)})${plan}`;
}

function shown(path: string, cwd: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}

function areaSection(area: string, found: readonly Found[], textOptions: TextOptions): string {
  const here = found.filter(({ check }) => check.area === area);
  return here.length === 0
    ? ''
    : [
        paint('bold', area, textOptions),
        ...here.map((each) => findingLines(each, textOptions)),
      ].join('\n');
}

function findingLines({ check, finding }: Found, textOptions: TextOptions): string {
  const severity = paint(COLOURS[check.severity], check.severity.padEnd(7), textOptions);
  const lines = [
    `  ${severity} ${check.code}  ${where(finding.location)}`,
    `    ${terminalLine(finding.message)}${finding.message.endsWith('.') ? '' : '.'}`,
  ];
  if (textOptions.verbose) {
    lines.push(`    symptom: ${check.symptom}`, `    why:     ${check.reason}`);
  }
  lines.push(`    fix:     ${check.howToFix}${finding.fix ? ' (--fix does it)' : ''}`);
  if (textOptions.verbose) lines.push(`    more:    ${check.documentation}`);
  return lines.join('\n');
}

function where({ file, line, column }: Location): string {
  return [terminalLine(file), line, column].filter((part) => part !== undefined).join(':');
}

function fixSection(fixes: Fixes | undefined, isDry: boolean): string {
  if (!fixes) return '';
  const verb = isDry ? 'Would fix' : 'Fixed';
  return fixes.of.length === 0
    ? 'Nothing here can be fixed without a person.'
    : listSection(
        `${verb}:`,
        fixes.of.map(({ check, finding }) => `${check.code} ${finding.message}`),
      );
}

function ignoredSection(found: readonly Found[]): string {
  const ignored = found.filter((each) => each.ignored !== undefined);
  return listSection('Ignored:', [
    ...new Set(
      ignored.map(({ check, ignored: reason }) => `${check.code} ${check.title} (${reason})`),
    ),
  ]);
}

function listSection(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [title, ...lines.map((line) => `  ${terminalLine(line)}`)].join('\n');
}

function verdict(found: readonly Found[], textOptions: TextOptions): string {
  const counts = (['error', 'warning', 'note'] as const).map((severity): string => {
    const count = found.filter(({ check }) => check.severity === severity).length;
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const text = counts.filter(Boolean).join(', ');
  if (text === '') return paint('green', 'Nothing was found that would fail.', textOptions);
  const worst: Severity = counts[0] ? 'error' : counts[1] ? 'warning' : 'note';
  const hint = textOptions.verbose ? '' : '. --verbose gives symptoms and reasons';
  return `${paint(COLOURS[worst], text, textOptions)}${hint}`;
}

function paint(
  format: Parameters<typeof styleText>[0],
  text: string,
  { colour }: TextOptions,
): string {
  return colour ? styleText(format, text, { validateStream: false }) : text;
}
