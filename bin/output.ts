import { fstatSync, writeSync } from 'node:fs';

/**
 * Whether text on standard output reaches a person who can answer. Looks at the kind of file first:
 * loading Node's streams, which know for certain, takes a third of the time of a whole run.
 */
export function isTerminal(): boolean {
  return hasScreen() && mayBeTerminal(0) && process.stdin.isTTY;
}

/** Whether the text goes to a screen with colours. */
export function hasColours(to: 1 | 2 = 1): boolean {
  if (!mayBeTerminal(to)) return false;
  const stream = to === 1 ? process.stdout : process.stderr;
  return stream.isTTY && stream.hasColors();
}

/** Writes all of the text, also to a reader that is slow. Ends the program if it cannot be written. */
export function print(text: string, to: 1 | 2 = 1): void {
  let rest = Buffer.from(text);
  // A screen wants the stream: on Windows it alone writes Unicode.
  if (mayBeTerminal(to)) {
    throughStream(rest, to);
    return;
  }
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(to, rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') throughStream(rest, to);
    else cannotWrite(code);
  }
}

function throughStream(text: Buffer, to: 1 | 2): void {
  const stream = to === 1 ? process.stdout : process.stderr;
  stream.on('error', ({ code }: NodeJS.ErrnoException) => cannotWrite(code));
  stream.write(text);
}

function cannotWrite(code: string | undefined): void {
  // A reader such as head may have enough before the end.
  if (code === 'EPIPE') return;
  process.stderr.write(`azure-go-func: what was done cannot be printed (${code})\n`);
  process.exit(1);
}

function hasScreen(): boolean {
  return mayBeTerminal(1) && process.stdout.isTTY;
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const kind = fstatSync(descriptor);
    return !(kind.isFile() || kind.isFIFO() || kind.isSocket());
  } catch {
    return true;
  }
}
