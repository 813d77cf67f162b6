import { basename, dirname, isAbsolute, relative } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { AREAS, type Area, areaOf, type Check } from '../../doctor/check.ts';
import { type DoctorResult, hasErrors } from '../../doctor/doctor.ts';
import { terminalLine, terminalText } from '../../formats/quote/terminal.ts';
import { diagnosticJson } from '../../report/diagnostics-json.ts';
import {
  countsOf,
  countText,
  diagnosticText,
  paint,
  type TextOptions,
} from '../../report/diagnostics-text.ts';
import { sarifLog } from '../../report/sarif.ts';
import { version } from '../../version.ts';
import type { Fixes } from './fix.ts';

/** The diagnostics grouped by area, what was fixed, what could not be checked, and the count. */
export function reportText(
  result: DoctorResult,
  fixes: Fixes | undefined,
  isDry: boolean,
  options: TextOptions & { cwd: string },
): string {
  const counted = countedIn(result);
  const sections = [
    heading(result, options.cwd),
    ...AREAS.map((area) => areaSection(area, counted, options)),
    fixSection(fixes, isDry),
    listSection('Not checked:', result.skipped),
    ignoredSection(result),
    verdict(counted, options),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The result for a program. Documented in docs/json.md. */
export function reportJson(result: DoctorResult, fixes: Fixes | undefined, isDry: boolean): string {
  const { kind, path, target, diagnostics, skipped, checks } = result;
  const counted = countedIn(result);
  const report = {
    command: 'doctor',
    version,
    path,
    kind,
    platform: target.platform.name,
    plan: target.plan?.name ?? null,
    ok: !hasErrors(result),
    checks: checks.length,
    counts: countsOf(counted),
    diagnostics: counted.map(diagnosticJson),
    ignored: diagnostics
      .filter(({ ignored }) => ignored !== undefined)
      .map((each) => ({ ...diagnosticJson(each), ignored: each.ignored })),
    fixed: isDry ? [] : (fixes?.of ?? []).map(diagnosticJson),
    wouldFix: isDry ? (fixes?.of ?? []).map(diagnosticJson) : [],
    notChecked: skipped,
  };
  return terminalText(`${JSON.stringify(report, null, 2)}\n`);
}

/** The result as SARIF. Paths are relative to the folder that was examined, or to the one that holds the zip or the program. */
export function reportSarif({ path, kind, diagnostics, skipped, checks }: DoctorResult): string {
  return sarifLog(diagnostics, {
    root: kind === 'folder' ? path : dirname(path),
    archive: kind === 'zip' ? basename(path) : undefined,
    rules: checks,
    skipped,
  });
}

function countedIn({ diagnostics }: DoctorResult): Diagnostic[] {
  return diagnostics.filter(({ ignored }) => ignored === undefined);
}

function heading({ path, kind, target, checks }: DoctorResult, cwd: string): string {
  const plan = target.plan === undefined ? '' : `, plan ${target.plan.name}`;
  const name = { folder: 'folder', zip: 'zip', binary: 'program' }[kind];
  return `${checks.length} ${checks.length === 1 ? 'check' : 'checks'} of the ${name} ${terminalLine(shown(path, cwd))} for ${target.platform.name} (${terminalLine(target.source)})${plan}`;
}

function shown(path: string, cwd: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}

function areaSection(area: Area, counted: readonly Diagnostic[], options: TextOptions): string {
  const here = counted.filter(({ code = '' }) => areaOf(code) === area);
  if (here.length === 0) return '';
  const texts = here.map((each) => diagnosticText(each, options));
  return [paint('bold', area, options), ...texts].join('\n');
}

function fixSection(fixes: Fixes | undefined, isDry: boolean): string {
  if (!fixes) return '';
  const verb = isDry ? 'Would fix' : 'Fixed';
  return fixes.of.length === 0
    ? 'Nothing here can be fixed without a person.'
    : listSection(
        `${verb}:`,
        fixes.of.map(({ code, message }) => `${code} ${message}`),
      );
}

function ignoredSection({ diagnostics, checks }: DoctorResult): string {
  const reasons = new Map(
    diagnostics.flatMap(({ code, ignored }) => (ignored === undefined ? [] : [[code, ignored]])),
  );
  const line = ({ code, title }: Check): string => `${code} ${title} (${reasons.get(code)})`;
  const ignored = checks.filter(({ code }) => reasons.has(code));
  return listSection('Ignored:', ignored.map(line));
}

function listSection(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [title, ...lines.map((line) => `  ${terminalLine(line)}`)].join('\n');
}

function verdict(counted: readonly Diagnostic[], options: TextOptions): string {
  const count = countText(counted, options);
  if (count === undefined) return paint('green', 'Nothing was found that would fail.', options);
  return `${count}${options.verbose ? '' : '. --verbose gives symptoms and reasons'}`;
}
