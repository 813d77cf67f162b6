/** How a language writes its texts. Comments are those of C in all of them. */
export interface Syntax {
  /** Matches what begins a comment or a text. */
  starts: RegExp;
  /** The marks around a text, and whether a backslash escapes in it. An escaped one ends with its line at the latest. */
  texts: { readonly [mark: string]: 'escaped' | 'raw' };
}

/** Go (specification, "Rune literals" and "String literals"). */
export const GO: Syntax = {
  starts: /\/\/|\/\*|["'`]/g,
  texts: { '"': 'escaped', "'": 'escaped', '`': 'raw' },
};

/** Bicep. */
export const BICEP: Syntax = {
  starts: /\/\/|\/\*|'''|'/g,
  texts: { "'''": 'raw', "'": 'escaped' },
};

/** Code with its comments as blanks. Every other character stays in its place, and in its line. */
export function withoutComments(code: string, syntax: Syntax): string {
  return blank(code, syntax, false);
}

/** Code with its comments, and what is between the marks of its texts, as blanks. */
export function codeAlone(code: string, syntax: Syntax): string {
  return blank(code, syntax, true);
}

function blank(code: string, { starts, texts }: Syntax, alsoTexts: boolean): string {
  const parts: string[] = [];
  let copied = 0;
  const blankOut = (from: number, to: number): void => {
    parts.push(code.slice(copied, from), code.slice(from, to).replace(/[^\n]/g, ' '));
    copied = to;
  };
  const next = new RegExp(starts);
  for (let found = next.exec(code); found; found = next.exec(code)) {
    const [mark] = found;
    const kind = texts[mark];
    if (kind === undefined) {
      next.lastIndex = endOfComment(code, mark, found.index);
      blankOut(found.index, next.lastIndex);
    } else {
      const inside = next.lastIndex;
      const end = endOfText(code, inside, mark, kind);
      if (alsoTexts) blankOut(inside, end);
      next.lastIndex = end + mark.length;
    }
  }
  return parts.concat(code.slice(copied)).join('');
}

function endOfComment(code: string, mark: string, start: number): number {
  return mark === '//'
    ? endAt(code, '\n', start)
    : Math.min(endAt(code, '*/', start + 2) + 2, code.length);
}

/** Where the mark behind a text is. A text that may not hold a line break ends with its line at the latest. */
function endOfText(code: string, start: number, mark: string, kind: 'escaped' | 'raw'): number {
  if (kind === 'raw') return endAt(code, mark, start);
  let at = start;
  while (at < code.length && code[at] !== '\n' && code[at] !== mark)
    at += code[at] === '\\' ? 2 : 1;
  return Math.min(at, code.length);
}

function endAt(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end;
}
