/** A text with `by` in the place of each `{...}`, up to the next closing brace. */
export function replaceBraces(text: string, by: (inside: string) => string): string {
  let replaced = '';
  for (let at = 0; ; ) {
    const open = text.indexOf('{', at);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) return replaced + text.slice(at);
    replaced += text.slice(at, open) + by(text.slice(open + 1, close));
    at = close + 1;
  }
}
