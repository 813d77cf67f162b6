import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { argumentError, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { checks } from '../../doctor/checks/index.ts';
import {
  type DoctorOptions,
  type DoctorResult,
  hasErrors,
  runChecks,
} from '../../doctor/doctor.ts';
import { terminalText } from '../../formats/quote/terminal.ts';
import { collectAnswers, flagSource } from '../../options/collect.ts';
import { emptyProject } from '../../project/project.ts';
import { findProjectRoot } from '../../project/read.ts';
import { applyChanges } from '../../write/apply.ts';
import { textChange } from '../../write/change.ts';
import { unifiedDiff } from '../../write/diff.ts';
import type { Call, Prepared, Result } from '../shared/command.ts';
import { surplusProblems } from '../shared/surplus-problems.ts';
import { applyFixes, type Fixes, planFixes } from './fix.ts';
import { readIgnored, recordReasons } from './ignored.ts';
import { type DoctorAnswers, doctorOptions, reasonsIn } from './options.ts';
import { reportJson, reportSarif, reportText } from './report.ts';

/**
 * The command `doctor`: examines, fixes when it is asked to, and reports.
 * @throws CallError when the call is wrong
 */
export async function prepareDoctor(call: Call): Promise<Prepared> {
  const path = pathFor(call);
  const answers = await answersFor(call, path);
  let result: Result | undefined;
  const write = async (): Promise<void> => {
    result = await runDoctor(call, path, answers);
  };
  return { write, report: async () => result ?? { text: '', code: 0 } };
}

/** @throws WorkError when a fix cannot be written */
async function runDoctor(call: Call, path: string, answers: DoctorAnswers): Promise<Result> {
  const { run } = call.parsed;
  const options = optionsFor(answers, path, run.run === true);
  let result = await runChecks(path, options);
  const fixes = run.fix === true ? planFixes(result) : undefined;
  const isDry = run['dry-run'] === true;
  if (!isDry) record(result, answers);
  if (fixes && !isDry) {
    applyFixes(result, fixes);
    result = await runChecks(path, options);
  }
  const refused = fixes?.refused.map((reason) => `--fix: ${reason}`) ?? [];
  const unread = readIgnored(path).problems.map(({ message }) => message);
  const shown = { ...result, skipped: [...result.skipped, ...unread, ...refused] };
  return { text: await printed(call, shown, fixes, isDry), code: hasErrors(result) ? 1 : 0 };
}

/** What was given; without an argument the function app around the folder that the caller is in. */
function pathFor({ parsed, cwd }: Call): string {
  const given = parsed.positionals[0];
  return given === undefined ? (findProjectRoot(cwd) ?? cwd) : resolve(cwd, given);
}

async function answersFor(call: Call, path: string): Promise<DoctorAnswers> {
  const { command, parsed } = call;
  const codes = new Set(checks.map(({ code }) => code));
  const named = [...itemsOf(parsed.values.only), ...itemsOf(parsed.values.ignore)]
    .map((item) => /^AGF\d{3}/i.exec(item)?.[0].toUpperCase())
    .filter((code) => code !== undefined && !codes.has(code));
  const problems: Diagnostic[] = [
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
    ...(parsed.values.ignore === undefined ? [] : readIgnored(path).problems),
  ];
  return collectAnswers({
    options: doctorOptions,
    sources: [flagSource(parsed.values)],
    // The doctor reads for itself, since what it examines may be too broken to be read as a project.
    project: emptyProject(path),
    problems,
    runOptions: command.runOptions,
  });
}

function itemsOf(raw: unknown): string[] {
  return [raw].flat().flatMap((item) => (typeof item === 'string' ? item.split(',') : []));
}

function optionsFor(answers: DoctorAnswers, path: string, mayRun: boolean): DoctorOptions {
  const { platform, plan, only = [], ignore = [] } = answers;
  return {
    platform,
    plan,
    only: only.map((code) => code.toUpperCase()),
    ignore: new Map([...readIgnored(path).reasons, ...reasonsIn(ignore)]),
    mayRun,
  };
}

/** A zip and a program have no place for it: what is ignored there is ignored this once. */
function record({ kind, path }: DoctorResult, { ignore = [] }: DoctorAnswers): void {
  const reasons = reasonsIn(ignore);
  if (kind === 'folder' && reasons.size > 0) recordReasons(path, reasons);
}

async function printed(
  call: Call,
  result: DoctorResult,
  fixes: Fixes | undefined,
  isDry: boolean,
): Promise<string> {
  const { run } = call.parsed;
  if (typeof run.sarif === 'string') {
    const sarif = reportSarif(result);
    if (run.sarif === '-') return terminalText(sarif);
    writeReport(resolve(call.cwd, run.sarif), sarif, result.path);
  }
  if (run.json === true) return terminalText(reportJson(result, fixes, isDry));
  const diffs = isDry && fixes ? await Promise.all(fixes.changes.map(unifiedDiff)) : [];
  const textOptions = {
    verbose: run.verbose === true,
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
