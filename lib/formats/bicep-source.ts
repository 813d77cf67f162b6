/** What begins a comment or a text of Bicep. */
const STARTS = /\/\/|\/\*|'''|'/g;

/** Bicep with its comments as blanks. Every other character stays in its place, and in its line. */
export function withoutBicepComments(code: string): string {
  const parts: string[] = [];
  let copied = 0;
  STARTS.lastIndex = 0;
  for (let found = STARTS.exec(code); found; found = STARTS.exec(code)) {
    const end = endOf(code, found[0], found.index);
    if (found[0].startsWith('/')) {
      parts.push(code.slice(copied, found.index));
      parts.push(code.slice(found.index, end).replace(/[^\n]/g, ' '));
      copied = end;
    }
    STARTS.lastIndex = end;
  }
  return parts.concat(code.slice(copied)).join('');
}

function endOf(code: string, mark: string, start: number): number {
  switch (mark) {
    case '//':
      return endAt(code, '\n', start);
    case '/*':
      return after(code, '*/', start + 2);
    case "'''":
      return after(code, mark, start + 3);
    default:
      return endOfText(code, start + 1);
  }
}

/** A text ends with its line at the latest. */
function endOfText(code: string, start: number): number {
  let at = start;
  while (at < code.length && code[at] !== '\n') {
    if (code[at] === "'") return at + 1;
    at += code[at] === '\\' ? 2 : 1;
  }
  return Math.min(at, code.length);
}

function endAt(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end;
}

function after(code: string, mark: string, from: number): number {
  return Math.min(endAt(code, mark, from) + mark.length, code.length);
}
