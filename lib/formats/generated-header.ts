/** The line by which Go tools know a generated file (go.dev/s/generatedcode); `#` where `//` is not a comment. */
const HEADER = /^(\/\/|#) Code generated .* DO NOT EDIT\.$/;
const CHECKSUM = /^(?:\/\/|#) Checksum: ([0-9a-f]{16})$/;

/** Whether the first line says that the file is generated and rewritten whole. */
export function isManaged(contents: string): boolean {
  return HEADER.test(firstLine(contents));
}

/** The managed file with its checksum as second line, so that an edit by hand can be seen. */
export function addChecksum(contents: string): string {
  const [header = '', ...rest] = contents.split('\n');
  const comment = header.startsWith('#') ? '#' : '//';
  return [header, `${comment} Checksum: ${checksum(contents)}`, ...rest].join('\n');
}

/** Whether a sealed file still is what was written. */
export function matchesChecksum(sealed: string): boolean {
  const lines = linesOf(sealed);
  const stated = CHECKSUM.exec(lines[1] ?? '')?.[1];
  return stated === checksum([lines[0], ...lines.slice(2)].join('\n'));
}

/** A line that stands for one function. */
const REGISTRATION = /^\tr\.(?:HTTP|Event)\("([^"]+)", .+\)$/;

/**
 * Whether `current` is what git's union merge of two registries leaves, where `expected` is the registry of
 * the functions that are there. Such a merge states the checksum of each branch, keeps all lines around
 * those of the functions, and has the right line of each function, next to older ones: also of functions
 * that are gone. What a person deleted or wrote is not covered by that.
 */
export function isUnion(current: string, expected: string): boolean {
  const lines = linesOf(current).filter((line) => !CHECKSUM.test(line));
  const wanted = linesOf(expected).filter((line) => !CHECKSUM.test(line));
  return (
    isUnionMerge(current) &&
    lines.filter(isAround).join('\n') === wanted.filter(isAround).join('\n') &&
    wanted.every((line) => lines.includes(line))
  );
}

/** Whether a file states the checksums of several branches, as git's union merge leaves them. */
export function isUnionMerge(contents: string): boolean {
  return isManaged(contents) && [1, 2].every((at) => CHECKSUM.test(linesOf(contents)[at] ?? ''));
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

function firstLine(contents: string): string {
  return /^[^\r\n]*/.exec(contents)?.[0] ?? '';
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
