/**
 * A text without the characters at both of its ends that `cut` matches. An expression such as /-+$/ does
 * it as well, and takes time by the square of a long text.
 * @param cut matches one character
 */
export function trimmed(text: string, cut: RegExp): string {
  let from = 0;
  let to = text.length;
  while (from < to && cut.test(text[from] ?? '')) from++;
  while (to > from && cut.test(text[to - 1] ?? '')) to--;
  return text.slice(from, to);
}
