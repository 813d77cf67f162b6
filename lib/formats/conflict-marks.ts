/** A line that git writes around the sides of a conflict, and between them. */
const MARK = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/;

/** A text with all sides of its conflicts, and without the marks around them. */
export function withoutMarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !MARK.test(line))
    .join('\n');
}

/** A text with one side of each conflict. */
export function oneSide(text: string, side: 'ours' | 'theirs'): string {
  const wanted = side === 'ours' ? '<' : '=';
  let at = '';
  return text
    .split('\n')
    .filter((line) => {
      const mark = MARK.test(line) ? line[0] : undefined;
      // Behind the last mark are lines of both sides again.
      if (mark !== undefined) at = mark === '>' ? '' : mark;
      return mark === undefined && (at === '' || at === wanted);
    })
    .join('\n');
}
