/** How the texts of a language are written. Comments are those of C in all of them. */
export interface Syntax {
  /** The mark before and behind a text. The longer one first, where one begins like another. */
  texts: readonly { mark: string; kind: 'escaped' | 'raw' }[];
}

/** Go (specification, "Rune literals" and "String literals"). */
export const GO: Syntax = {
  texts: [
    { mark: '"', kind: 'escaped' },
    { mark: "'", kind: 'escaped' },
    { mark: '`', kind: 'raw' },
  ],
};

/** Bicep. */
export const BICEP: Syntax = {
  texts: [
    { mark: "'''", kind: 'raw' },
    { mark: "'", kind: 'escaped' },
  ],
};

/** Code with its comments as blanks. Every other character stays in its place, and in its line. */
export function withoutComments(code: string, syntax: Syntax): string {
  return blank(code, syntax, false);
}

/** Code with its comments, and what is between the marks of its texts, as blanks. */
export function codeAlone(code: string, syntax: Syntax): string {
  return blank(code, syntax, true);
}

function blank(code: string, syntax: Syntax, alsoTexts: boolean): string {
  const parts: string[] = [];
  let copied = 0;
  const blankOut = (from: number, to: number): void => {
    parts.push(code.slice(copied, from), code.slice(from, to).replace(/[^\n]/g, ' '));
    copied = to;
  };
  for (let at = 0; at < code.length; at++) {
    const comment = code[at] === '/' ? endOfComment(code, at) : undefined;
    if (comment !== undefined) {
      blankOut(at, comment);
      at = comment - 1;
      continue;
    }
    const text = syntax.texts.find(({ mark }) => code.startsWith(mark, at));
    if (!text) continue;
    const inside = at + text.mark.length;
    const end = endOfText(code, inside, text);
    if (alsoTexts) blankOut(inside, end);
    at = end + text.mark.length - 1;
  }
  return parts.concat(code.slice(copied)).join('');
}

function endOfComment(code: string, start: number): number | undefined {
  if (code.startsWith('//', start)) return endAt(code, '\n', start);
  if (!code.startsWith('/*', start)) return undefined;
  return Math.min(endAt(code, '*/', start + 2) + 2, code.length);
}

/** Where the mark behind a text is. A text that may not hold a line break ends with its line at the latest. */
function endOfText(code: string, start: number, { mark, kind }: Syntax['texts'][number]): number {
  if (kind === 'raw') return endAt(code, mark, start);
  let at = start;
  while (at < code.length && code[at] !== '\n' && !code.startsWith(mark, at))
    at += code[at] === '\\' ? 2 : 1;
  return Math.min(at, code.length);
}

function endAt(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end;
}
