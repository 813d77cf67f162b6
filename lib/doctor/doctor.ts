import type { Diagnostic, FileLocation } from '../diagnostics/diagnostic.ts';
import { LIMITS } from '../formats/budget.ts';
import { type OpenOptions, openSubject } from '../project/open.ts';
import type { Subject } from '../project/subject.ts';
import type { Check, Finding } from './check.ts';
import { checks } from './checks/index.ts';

/** The answer of the doctor. */
export interface DoctorResult {
  kind: Subject['kind'];
  path: string;
  target: Subject['target'];
  /** By code, then by place. Ignored ones are among them. */
  diagnostics: readonly (Diagnostic & { location: FileLocation })[];
  /** What could not be checked, and why. */
  skipped: readonly string[];
  /** Those that ran. */
  checks: readonly Check[];
}

export interface DoctorOptions extends OpenOptions {
  /** Codes; empty means all. */
  only: readonly string[];
  /** Reasons by code. */
  ignore: ReadonlyMap<string, string>;
}

/**
 * Examines what is at a path. Changes nothing.
 * @throws CallError when there is nothing at the path
 */
export async function runChecks(path: string, options: DoctorOptions): Promise<DoctorResult> {
  const chosen = checks.filter(
    ({ code }) => options.only.length === 0 || options.only.includes(code),
  );
  const { location: project, budget, skipped, close } = openSubject(path, options);
  try {
    const concerned = chosen.filter(({ area }) => project.kind !== 'binary' || area === 'binary');
    const diagnostics: DoctorResult['diagnostics'][number][] = [];
    for (const check of concerned) {
      if (!budget.hasTime()) break;
      const findings = await check.run(project);
      budget.allows(
        findings.length <= LIMITS.findings,
        `${check.code} found more than the ${LIMITS.findings} that are listed`,
      );
      for (const finding of findings.slice(0, LIMITS.findings))
        diagnostics.push(diagnosticOf(check, fixableIn(project.kind, finding), options));
    }
    for (const reason of project.files.incomplete) project.skip(reason);
    const { kind, target } = project;
    const left = [...budget.notices, ...skipped];
    return { kind, path, target, diagnostics, skipped: left, checks: concerned };
  } finally {
    close();
  }
}

function diagnosticOf(
  check: Check,
  finding: Finding,
  { ignore }: DoctorOptions,
): DoctorResult['diagnostics'][number] {
  const { code, severity, symptom, reason, howToFix, documentation } = check;
  const ignored = ignore.get(code);
  return {
    code,
    severity,
    ...finding,
    message: shortened(finding.message),
    symptom,
    why: reason,
    howToFix,
    documentation,
    ...(ignored === undefined ? {} : { ignored }),
  };
}

/** A zip's texts are not rewritten: its permissions are bytes of the list of files, and can be. */
function fixableIn(kind: Subject['kind'], { fix, ...finding }: Finding): Finding {
  return fix && (kind === 'folder' || fix.kind === 'mode') ? { ...finding, fix } : finding;
}

/** A message may quote what somebody wrote, and that may be a megabyte. */
function shortened(message: string): string {
  return message.length <= LIMITS.message ? message : `${message.slice(0, LIMITS.message)}...`;
}

/** Whether the exit code must say that something is wrong: notes and what is ignored do not count. */
export function hasErrors({ diagnostics }: DoctorResult): boolean {
  return diagnostics.some(({ severity, ignored }) => severity !== 'note' && ignored === undefined);
}
