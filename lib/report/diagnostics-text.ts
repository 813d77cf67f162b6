import { styleText } from 'node:util';
import { type Diagnostic, locationText, type Severity } from '../diagnostics/diagnostic.ts';
import { terminalLine } from '../formats/quote/terminal.ts';
import { sourceFrame } from './source-frame.ts';

/** How to write for a person. */
export interface TextOptions {
  /** Symptom, reason and documentation too. */
  verbose: boolean;
  colour: boolean;
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** A diagnostic as lines that are indented by two columns: where, what, and how to fix it. */
export function diagnosticText(diagnostic: Diagnostic, options: TextOptions): string {
  const { verbose } = options;
  const { message, symptom, why, howToFix, fix, documentation } = diagnostic;
  return [
    `  ${head(diagnostic, options)}`,
    `    ${terminalLine(message)}${/[.?:]"?$/.test(message) ? '' : '.'}`,
    ...frameLines(diagnostic, options),
    ...labelled('symptom', verbose && symptom),
    ...labelled('why', verbose && why),
    ...labelled('fix', howToFix && `${howToFix}${fix ? ' (--fix does it)' : ''}`),
    ...labelled('more', verbose && documentation),
  ].join('\n');
}

function head({ severity, code, location }: Diagnostic, options: TextOptions): string {
  const kind = paint(COLOURS[severity], severity, options);
  return `${kind}${code === undefined ? '' : ` ${code}`}  ${terminalLine(locationText(location))}`;
}

/** The line of the file, with carets under the value. */
function frameLines({ severity, location }: Diagnostic, options: TextOptions): string[] {
  const frame = 'file' in location ? sourceFrame(location) : undefined;
  if (!frame) return [];
  const { line, code, value } = frame;
  const lines = [`      ${line} | ${code}`.trimEnd()];
  if (value) {
    const carets = paint(COLOURS[severity], '^'.repeat(value.width), options);
    lines.push(`      ${' '.repeat(line.length)} | ${' '.repeat(value.indent)}${carets}`);
  }
  return lines;
}

/** A text behind its label. Lines after the first one are code. */
function labelled(label: string, text: string | false | undefined): string[] {
  if (!text) return [];
  const [first = '', ...more] = text
    .split('\n')
    .map((line) => terminalLine(line.replaceAll('\t', '    ')));
  return [`    ${label}: ${first}`, ...more.map((line) => `      ${line}`)];
}

/** How many there are of each severity: `2 errors, 1 note`; undefined when there are none. */
export function countText(
  diagnostics: readonly Diagnostic[],
  options: TextOptions,
): string | undefined {
  const counts = countsOf(diagnostics);
  const severities = Object.keys(counts) as Severity[];
  const worst = severities.find((severity) => counts[severity] > 0);
  if (worst === undefined) return undefined;
  const words = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`);
  return paint(COLOURS[worst], words.join(', '), options);
}

/** The number of diagnostics of each severity, the worst first. */
export function countsOf(diagnostics: readonly Diagnostic[]): { [severity in Severity]: number } {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** The text as it looks where the terminal has colours. */
export function paint(
  format: Parameters<typeof styleText>[0],
  text: string,
  { colour }: TextOptions,
): string {
  return colour ? styleText(format, text, { validateStream: false }) : text;
}
