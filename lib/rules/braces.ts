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

/** A route template's text without its parameters, and what is in those. A brace that is text is written twice. */
export function splitTemplate(template: string): { literal: string; parameters: string[] } {
  let literal = '';
  const parameters: string[] = [];
  for (let at = 0; at < template.length; ) {
    const isBrace = template[at] === '{' && template[at + 1] !== '{';
    const end = isBrace ? endOfParameter(template, at + 1) : undefined;
    if (end === undefined) {
      const length = template[at] === '{' ? 2 : 1;
      literal += template.slice(at, at + length);
      at += length;
    } else {
      parameters.push(template.slice(at + 1, end));
      at = end + 1;
    }
    if (isBrace && end === undefined) return { literal: literal + template.slice(at), parameters };
  }
  return { literal, parameters };
}

function endOfParameter(template: string, start: number): number | undefined {
  for (let at = start; at < template.length; at++) {
    if (template[at] !== '}') continue;
    if (template[at + 1] !== '}') return at;
    at++;
  }
  return undefined;
}
