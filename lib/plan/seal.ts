/** The line by which Go tools know a generated file (go.dev/s/generatedcode); `#` where `//` is no comment. */
const HEADER = /^(\/\/|#) Code generated .* DO NOT EDIT\.$/;
const CHECKSUM = /^(?:\/\/|#) Checksum: ([0-9a-f]{16})$/;

/** Whether the first line says that the file is generated and rewritten whole. */
export function isManaged(contents: string): boolean {
  return HEADER.test(firstLine(contents));
}

/** The managed file with its checksum as second line, so that an edit by hand can be seen. */
export function seal(contents: string): string {
  const [header = '', ...rest] = contents.split('\n');
  const comment = header.startsWith('#') ? '#' : '//';
  return [header, `${comment} Checksum: ${checksum(contents)}`, ...rest].join('\n');
}

/** Whether a sealed file still is what was written. */
export function isUnchanged(sealed: string): boolean {
  const lines = toLf(sealed).split('\n');
  const stated = CHECKSUM.exec(lines[1] ?? '')?.[1];
  return stated === checksum([lines[0], ...lines.slice(2)].join('\n'));
}

/**
 * Whether `next` holds every line of the sealed file `current`, checksums aside. True for what a git
 * merge of two generated files leaves: rewriting it loses nothing.
 */
export function isCoveredBy(current: string, next: string): boolean {
  const lines = new Set(next.split('\n').map((line) => line.trim()));
  return toLf(current)
    .split('\n')
    .map((line) => line.trim())
    .every((line) => CHECKSUM.test(line) || lines.has(line));
}

/** Line ends as we write them: a checkout may have turned them into CRLF. */
export function toLf(contents: string): string {
  return contents.replaceAll('\r\n', '\n');
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
