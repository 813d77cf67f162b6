import { isAbsolute, relative } from 'node:path';
import { styleText } from 'node:util';
import type { Mend } from '../commands/doctor/fix.ts';
import type { Place } from '../diagnostics/finding.ts';
import { AREAS, type Severity } from '../doctor/check.ts';
import type { Examination, Found } from '../doctor/doctor.ts';
import { terminalLine } from '../formats/quote/terminal.ts';

/** How to write for a person. */
export interface Painter {
  verbose: boolean;
  colour: boolean;
  cwd: string;
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** The findings grouped by area, what was mended, what could not be checked, and the count. */
export function reportText(
  examination: Examination,
  mend: Mend | undefined,
  isDry: boolean,
  painter: Painter,
): string {
  const counted = examination.found.filter(({ ignored }) => ignored === undefined);
  const sections = [
    heading(examination, painter),
    ...AREAS.map((area) => areaSection(area, counted, painter)),
    mendSection(mend, isDry),
    listSection('Not checked:', examination.skipped),
    ignoredSection(examination.found),
    verdict(counted, painter),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function heading({ path, kind, target, checks }: Examination, { cwd }: Painter): string {
  const plan = target.plan === undefined ? '' : `, plan ${target.plan.name}`;
  const name = { folder: 'folder', zip: 'zip', binary: 'program' }[kind];
  return `${checks} ${checks === 1 ? 'check' : 'checks'} of the ${name} ${terminalLine(shown(path, cwd))} for ${target.platform.name} (${terminalLine(target.source)})${plan}`;
}

function shown(path: string, cwd: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}

function areaSection(area: string, found: readonly Found[], painter: Painter): string {
  const here = found.filter(({ check }) => check.area === area);
  return here.length === 0
    ? ''
    : [paint('bold', area, painter), ...here.map((each) => findingLines(each, painter))].join('\n');
}

function findingLines({ check, finding }: Found, painter: Painter): string {
  const severity = paint(COLOURS[check.severity], check.severity.padEnd(7), painter);
  const lines = [
    `  ${severity} ${check.code}  ${where(finding.place)}`,
    `    ${terminalLine(finding.message)}${finding.message.endsWith('.') ? '' : '.'}`,
  ];
  if (painter.verbose) {
    lines.push(`    symptom: ${check.symptom}`, `    why:     ${check.reason}`);
  }
  lines.push(`    mend:    ${check.mend}${finding.fix ? ' (--fix does it)' : ''}`);
  if (painter.verbose) lines.push(`    more:    ${check.documentation}`);
  return lines.join('\n');
}

function where({ file, line, column }: Place): string {
  return [terminalLine(file), line, column].filter((part) => part !== undefined).join(':');
}

function mendSection(mend: Mend | undefined, isDry: boolean): string {
  if (!mend) return '';
  const verb = isDry ? 'Would mend' : 'Mended';
  return mend.of.length === 0
    ? 'Nothing here can be mended without a person.'
    : listSection(
        `${verb}:`,
        mend.of.map(({ check, finding }) => `${check.code} ${finding.message}`),
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

function verdict(found: readonly Found[], painter: Painter): string {
  const counts = (['error', 'warning', 'note'] as const).map((severity): string => {
    const count = found.filter(({ check }) => check.severity === severity).length;
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const text = counts.filter(Boolean).join(', ');
  if (text === '') return paint('green', 'Nothing was found that would fail.', painter);
  const worst: Severity = counts[0] ? 'error' : counts[1] ? 'warning' : 'note';
  const hint = painter.verbose ? '' : '. --verbose gives symptoms and reasons';
  return `${paint(COLOURS[worst], text, painter)}${hint}`;
}

function paint(format: Parameters<typeof styleText>[0], text: string, { colour }: Painter): string {
  return colour ? styleText(format, text, { validateStream: false }) : text;
}
