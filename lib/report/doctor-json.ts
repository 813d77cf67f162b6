import type { Fixes } from '../commands/doctor/fix.ts';
import type { DoctorResult, Found } from '../doctor/doctor.ts';
import { hasErrors } from '../doctor/doctor.ts';
import { terminalText } from '../formats/quote/terminal.ts';
import { version } from '../version.ts';

/** The result for a program. Documented in docs/doctor.md; its schema is docs/doctor.schema.json. */
export function reportJson(
  examination: DoctorResult,
  fixes: Fixes | undefined,
  isDry: boolean,
): string {
  const { kind, path, target, found, skipped, checks } = examination;
  const counted = found.filter(({ ignored }) => ignored === undefined);
  const count = (severity: string): number =>
    counted.filter(({ check }) => check.severity === severity).length;
  const result = {
    command: 'doctor',
    version,
    path,
    kind,
    platform: target.platform.name,
    plan: target.plan?.name ?? null,
    ok: !hasErrors(examination),
    checks,
    counts: { error: count('error'), warning: count('warning'), note: count('note') },
    findings: counted.map(findingJson),
    ignored: found
      .filter(({ ignored }) => ignored !== undefined)
      .map((each) => ({ ...findingJson(each), ignored: each.ignored })),
    fixed: isDry ? [] : (fixes?.of ?? []).map(findingJson),
    wouldFix: isDry ? (fixes?.of ?? []).map(findingJson) : [],
    notChecked: skipped,
  };
  return terminalText(`${JSON.stringify(result, null, 2)}\n`);
}

function findingJson({ check, finding }: Found): object {
  const { code, severity, area, title, symptom, reason, howToFix, documentation } = check;
  const { file, line, column } = finding.location;
  return {
    code,
    severity,
    area,
    title,
    message: finding.message,
    file,
    line: line ?? null,
    column: column ?? null,
    symptom,
    reason,
    howToFix,
    fixable: finding.fix !== undefined,
    documentation,
  };
}
