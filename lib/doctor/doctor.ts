import type { Diagnostic, FileLocation } from '../diagnostics/diagnostic.ts';
import { Budget, LIMITS } from '../formats/budget.ts';
import { openProject } from '../project/open.ts';
import type { Project } from '../project/project.ts';
import type { Reading } from '../project/reading.ts';
import { type Target, targetOf } from '../project/target.ts';
import type { Check, Examined, Finding } from './check.ts';
import { checks } from './checks/index.ts';
import type { Probe } from './probe/probe.ts';

/** The answer of the doctor. */
export interface DoctorResult {
  kind: Project['kind'];
  path: string;
  target: Target;
  /** By code, then by place. Ignored ones are among them. */
  diagnostics: readonly (Diagnostic & { location: FileLocation })[];
  /** What could not be checked, and why. */
  skipped: readonly string[];
  /** Those that ran. */
  checks: readonly Check[];
}

export interface DoctorOptions {
  platform: string | undefined;
  plan: string | undefined;
  /** The program may be started. */
  mayRun: boolean;
  /** Codes; empty means all. */
  only: readonly string[];
  /** Reasons by code. */
  ignore: ReadonlyMap<string, string>;
}

/** What is to be examined, and what was left out of it. */
export interface OpenedProject {
  project: Project;
  reading: Reading;
  skipped: ReadonlySet<string>;
}

/**
 * Opens what is at a path, to be examined.
 * @throws CallError when there is nothing that can be read
 */
export function openTolerantly(path: string): OpenedProject {
  const budget = new Budget();
  const skipped = new Set<string>();
  const skip = (reason: string): void => {
    if (budget.allows(skipped.size < LIMITS.findings, 'much else could not be checked either'))
      skipped.add(reason);
  };
  const reading = { budget, isWriter: false, refuse: () => {}, skip };
  return { project: openProject(path, reading), reading, skipped };
}

/**
 * Examines what is at a path. Changes nothing.
 * @throws CallError when there is nothing at the path
 */
export async function checkPath(path: string, options: DoctorOptions): Promise<DoctorResult> {
  return runChecks(openTolerantly(path), options);
}

/** Runs the checks, and lets go of what was opened. */
export async function runChecks(
  opened: OpenedProject,
  options: DoctorOptions,
): Promise<DoctorResult> {
  const { project: read, reading, skipped } = opened;
  const { budget, skip } = reading;
  const chosen = checks.filter(
    ({ code }) => options.only.length === 0 || options.only.includes(code),
  );
  try {
    const project = examined(read, options, skip);
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
    for (const { message } of [...project.damaged, ...project.newer]) skip(message);
    if (project.zip?.problem !== undefined) skip(`${project.name} ${project.zip.problem}`);
    const { kind, root, target } = project;
    const left = [...budget.notices, ...skipped];
    return { kind, path: root, target, diagnostics, skipped: left, checks: concerned };
  } finally {
    read.close();
  }
}

/** The project, and what the caller says of it. */
function examined(project: Project, options: DoctorOptions, skip: Examined['skip']): Examined {
  const mayRun = options.mayRun && project.kind === 'folder';
  if (options.mayRun && !mayRun)
    skip('--run: the program was not started, which is done in a folder only');
  let probe: ReturnType<Examined['probe']> | undefined;
  const own = {
    target: targetOf(project, options),
    skip,
    env: process.env,
    probe: () => {
      probe ??= mayRun ? startAndProbe(project, skip) : Promise.resolve(undefined);
      return probe;
    },
  };
  // Its parts stay those of the project, read once.
  return Object.assign(Object.create(project) as Project, own);
}

async function startAndProbe(project: Project, skip: Examined['skip']): Promise<Probe | undefined> {
  // What starts programs takes as long to load as all checks together.
  const { probeHandler } = await import('./probe/probe.ts');
  return probeHandler(project, skip);
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
function fixableIn(kind: Project['kind'], { fix, ...finding }: Finding): Finding {
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
