import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { CallError } from '../../diagnostics/errors.ts';
import { checks } from '../../doctor/checks/index.ts';
import {
  checkPath,
  type DoctorOptions,
  type DoctorResult,
  hasErrors,
  type OpenedProject,
  openTolerantly,
  runChecks,
} from '../../doctor/doctor.ts';
import { terminalText } from '../../formats/quote/terminal.ts';
import { collectAnswers, flagSource } from '../../options/collect.ts';
import { answersTo } from '../../options/option.ts';
import { emptyProject, findProjectRoot } from '../../project/open.ts';
import type { Project } from '../../project/project.ts';
import { applyChanges } from '../../write/apply.ts';
import { textChange } from '../../write/change.ts';
import { unifiedDiff } from '../../write/diff.ts';
import type { Call, Prepared, Result } from '../shared/command.ts';
import { readIgnored, recordReasons } from '../shared/ignored.ts';
import { surplusProblems } from '../shared/surplus-problems.ts';
import { applyFixes, type Fixes, planFixes } from './fix.ts';
import { type DoctorAnswers, doctorOptions, doctorRunOptions, reasonsIn } from './options.ts';
import { reportJson, reportSarif, reportText } from './report.ts';

/**
 * The command `doctor`: examines, fixes when it is asked to, and reports.
 * @throws CallError when the call is wrong
 */
export async function prepareDoctor(call: Call): Promise<Prepared> {
  const problems: Diagnostic[] = [];
  const opened = openFor(call, problems);
  const answers = await answersFor(call, opened?.project, problems);
  let result: Result | undefined;
  const write = async (): Promise<void> => {
    if (opened) result = await runDoctor(call, opened, answers);
  };
  return { write, report: async () => result ?? { text: '', code: 0 } };
}

/** @throws WorkError when a fix cannot be written */
async function runDoctor(
  call: Call,
  opened: OpenedProject,
  answers: DoctorAnswers,
): Promise<Result> {
  const { run, fix, 'dry-run': isDry } = answersTo(doctorRunOptions, call.parsed.run);
  const options = optionsFor(answers, opened.project, run);
  let result = await runChecks(opened, options);
  const fixes = fix ? planFixes(result) : undefined;
  if (!isDry) record(opened.project, answers);
  if (fixes && !isDry) {
    applyFixes(result, fixes);
    result = await checkPath(result.path, options);
  }
  const refused = fixes?.refused.map((reason) => `--fix: ${reason}`) ?? [];
  const unread = readIgnored(opened.project).problems.map(({ message }) => message);
  const shown = { ...result, skipped: [...result.skipped, ...unread, ...refused] };
  return { text: await printed(call, shown, fixes), code: hasErrors(result) ? 1 : 0 };
}

/** What was given; without an argument the function app around the folder that the caller is in. */
function pathFor({ parsed, cwd }: Call): string {
  const given = parsed.positionals[0];
  return given === undefined ? (findProjectRoot(cwd) ?? cwd) : resolve(cwd, given);
}

function openFor(call: Call, problems: Diagnostic[]): OpenedProject | undefined {
  try {
    return openTolerantly(pathFor(call));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    problems.push(...error.diagnostics);
    return undefined;
  }
}

/** @param project undefined when there is none, which `found` says */
async function answersFor(
  call: Call,
  project: Project | undefined,
  found: readonly Diagnostic[],
): Promise<DoctorAnswers> {
  const { parsed } = call;
  const codes = new Set(checks.map(({ code }) => code));
  const named = [...itemsOf(parsed.values.only), ...itemsOf(parsed.values.ignore)]
    .map((item) => /^AGF\d{3}/i.exec(item)?.[0].toUpperCase())
    .filter((code) => code !== undefined && !codes.has(code));
  const problems: Diagnostic[] = [
    ...found,
    ...parsed.problems,
    ...surplusProblems(call),
    ...named.map((code) =>
      argumentError(
        String(code),
        `${code} is not the code of a check`,
        'See docs/checks for them.',
      ),
    ),
    // Nothing is added to what cannot be understood: it would be lost.
    ...(project && parsed.values.ignore !== undefined ? readIgnored(project).problems : []),
  ];
  const answers = await collectAnswers({
    options: [...doctorOptions, ...doctorRunOptions],
    sources: [flagSource(parsed.values)],
    // No option of this command depends on it.
    project: project ?? emptyProject(call.cwd),
    problems,
  });
  return answersTo(doctorOptions, answers);
}

function itemsOf(raw: unknown): string[] {
  return [raw].flat().flatMap((item) => (typeof item === 'string' ? item.split(',') : []));
}

function optionsFor(answers: DoctorAnswers, project: Project, mayRun: boolean): DoctorOptions {
  const { platform, plan, only = [], ignore = [] } = answers;
  return {
    platform,
    plan,
    only: only.map((code) => code.toUpperCase()),
    ignore: new Map([...readIgnored(project).reasons, ...reasonsIn(ignore)]),
    mayRun,
  };
}

/** A zip and a program have no place for it: what is ignored there is ignored this once. */
function record(project: Project, { ignore = [] }: DoctorAnswers): void {
  const reasons = reasonsIn(ignore);
  if (project.kind === 'folder' && reasons.size > 0) recordReasons(project, reasons);
}

async function printed(
  call: Call,
  result: DoctorResult,
  fixes: Fixes | undefined,
): Promise<string> {
  const settings = answersTo(doctorRunOptions, call.parsed.run);
  const { sarif: sarifFile, json, verbose, 'dry-run': isDry } = settings;
  if (sarifFile !== undefined) {
    const sarif = reportSarif(result);
    if (sarifFile === '-') return terminalText(sarif);
    writeReport(resolve(call.cwd, sarifFile), sarif, result.path);
  }
  if (json) return terminalText(reportJson(result, fixes, isDry));
  const diffs = isDry && fixes ? await Promise.all(fixes.changes.map(unifiedDiff)) : [];
  const textOptions = {
    verbose,
    colour: call.colour === true,
    cwd: call.cwd,
  };
  return (
    reportText(result, fixes, isDry, textOptions) +
    diffs.map((diff) => `\n${terminalText(diff)}\n`).join('')
  );
}

/** A place in the examined folder is as suspect as that folder; any other is the caller's own choice. */
function writeReport(path: string, contents: string, examined: string): void {
  const below = relative(examined, path);
  const isBelow = below !== '' && !below.startsWith('..') && !isAbsolute(below);
  const root = isBelow ? examined : dirname(path);
  const current = textAt(path);
  const location = relative(root, path).split(sep).join('/');
  applyChanges(root, [textChange(location, 'yours', 'the report', current, contents)]);
}

function textAt(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
