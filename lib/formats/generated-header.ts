import { withoutMarks } from './conflict-marks.ts';

/** The line by which Go tools know a generated file (go.dev/s/generatedcode); `#` where `//` is not a comment. */
const HEADER = /^(\/\/|#) Code generated .* DO NOT EDIT\.$/;
const CHECKSUM = /^(?:\/\/|#) Checksum: ([0-9a-f]{16})$/;

/**
 * Whether the first line says that the file is generated and rewritten whole. In a script that line is the
 * second one, below `#!`.
 */
export function isManaged(contents: string): boolean {
  const first = lineAt(contents, 0);
  return HEADER.test(first.startsWith('#!') ? lineAt(contents, contents.indexOf('\n') + 1) : first);
}

function lineAt(contents: string, start: number): string {
  const end = contents.indexOf('\n', start);
  const line = contents.slice(start, end < 0 ? contents.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The managed file with its checksum as the line below the header, so that an edit by hand can be seen. */
export function addChecksum(contents: string): string {
  const { shebang, header, rest } = topOf(contents);
  const comment = header.startsWith('#') ? '#' : '//';
  return [...shebang, header, `${comment} Checksum: ${checksum(contents)}`, ...rest].join('\n');
}

/** Whether a file with a checksum still is what was written. */
export function matchesChecksum(contents: string): boolean {
  const { shebang, header, rest } = topOf(contents);
  const stated = CHECKSUM.exec(rest[0] ?? '')?.[1];
  return stated === checksum([...shebang, header, ...rest.slice(1)].join('\n'));
}

/** A file by lines: `#!` of a script, if there is one; the line where the header is; all others. */
function topOf(contents: string): { shebang: string[]; header: string; rest: string[] } {
  const lines = linesOf(contents);
  const shebang = lines[0]?.startsWith('#!') ? lines.splice(0, 1) : [];
  const [header = '', ...rest] = lines;
  return { shebang, header, rest };
}

/** A line that stands for one function. */
const REGISTRATION = /^\tr\.(?:HTTP|Event)\("([^"]+)", .+\)$/;

/** The functions that a registry connects. */
export function registeredNames(registry: string): string[] {
  return linesOf(registry).flatMap((line) => REGISTRATION.exec(line)?.[1] ?? []);
}

/**
 * Whether `current` is what git's union merge of two registries leaves, or its marks of a conflict where no union
 * was made, and `expected` is the registry of the functions that are there. Such a merge states the checksum of each branch, keeps all lines around
 * those of the functions, and has the right line of each function, next to older ones: also of functions
 * that are gone. What a person deleted or wrote is not covered by that.
 */
export function isUnion(current: string, expected: string): boolean {
  const lines = linesOf(withoutMarks(current)).filter((line) => !CHECKSUM.test(line));
  const wanted = linesOf(expected).filter((line) => !CHECKSUM.test(line));
  return (
    isUnionMerge(current) &&
    lines.filter(isAround).join('\n') === wanted.filter(isAround).join('\n') &&
    wanted.every((line) => lines.includes(line))
  );
}

/** Whether a file states the checksums of several branches, as git's merges leave them. */
export function isUnionMerge(contents: string): boolean {
  const { header, rest } = topOf(withoutMarks(contents));
  return HEADER.test(header) && [0, 1].every((at) => CHECKSUM.test(rest[at] ?? ''));
}

function isAround(line: string): boolean {
  return !REGISTRATION.test(line);
}

/** Line ends as we write them: a checkout may have turned them into CRLF. */
export function toLf(contents: string): string {
  return contents.replaceAll('\r\n', '\n');
}

function linesOf(contents: string): string[] {
  return toLf(contents).split('\n');
}

/** The largest prime below 2^64. */
const PRIME = 0xffffffffffffffc5n;

/**
 * The text as one large number, modulo a prime: enough to see an edit. Loading node:crypto for it would
 * take a third of the time of a whole run.
 */
function checksum(contents: string): string {
  const number = BigInt(`0x0${Buffer.from(contents).toString('hex')}`);
  return (number % PRIME).toString(16).padStart(16, '0');
}
