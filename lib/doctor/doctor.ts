import type { Finding } from '../diagnostics/finding.ts';
import { LIMITS } from '../formats/budget.ts';
import { type OpenOptions, openSubject } from '../project/open.ts';
import type { Subject } from '../project/subject.ts';
import type { Check } from './check.ts';
import { checks } from './checks/index.ts';

/** A finding with the check that made it. */
export interface Found {
  check: Check;
  finding: Finding;
  /** Why it does not count; undefined when it does. */
  ignored: string | undefined;
}

/** The answer of the doctor. */
export interface DoctorResult {
  kind: Subject['kind'];
  path: string;
  target: Subject['target'];
  /** By code, then by place. Ignored ones are among them. */
  found: readonly Found[];
  /** What could not be checked, and why. */
  skipped: readonly string[];
  /** The number of checks that ran. */
  checks: number;
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
    const found: Found[] = [];
    for (const check of concerned) {
      if (!budget.hasTime()) break;
      const findings = await check.run(project);
      const { code } = check;
      budget.allows(
        findings.length <= LIMITS.findings,
        `${code} found more than the ${LIMITS.findings} that are listed`,
      );
      for (const finding of findings.slice(0, LIMITS.findings))
        found.push({ check, finding: shortened(finding), ignored: options.ignore.get(code) });
    }
    for (const reason of project.files.incomplete) project.skip(reason);
    const { kind, target } = project;
    const left = [...budget.notices, ...skipped];
    return { kind, path, target, found, skipped: left, checks: concerned.length };
  } finally {
    close();
  }
}

/** A message may quote what somebody wrote, and that may be a megabyte. */
function shortened(finding: Finding): Finding {
  const { message } = finding;
  return message.length <= LIMITS.message
    ? finding
    : { ...finding, message: `${message.slice(0, LIMITS.message)}...` };
}

/** Whether the exit code must say that something is wrong: notes and what is ignored do not count. */
export function hasErrors({ found }: DoctorResult): boolean {
  return found.some(({ check, ignored }) => check.severity !== 'note' && ignored === undefined);
}
