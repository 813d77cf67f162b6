const HIDDEN = '<hidden>';
const NEW = '<new, hidden>';

/** Comments, texts, all that is neither space nor punctuation, and what is left over. */
const TOKEN = /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\r\n]|\\.)*"?|[^\s{}[\]:,"/]+|\//g;

/**
 * Two versions of a JSON text with neither values nor comments in them: only names, `true`, `false`, `null`
 * and what is around them. A value that only the second has is told from those that both have.
 */
export function hideValues(current: string, next: string): [string, string] {
  const known = new Set(current.match(TOKEN));
  return [hide(current, () => HIDDEN), hide(next, (token) => (known.has(token) ? HIDDEN : NEW))];
}

function hide(text: string, word: (token: string) => string): string {
  return text.replace(TOKEN, (token: string, offset: number) => {
    if (/^(true|false|null|\uFEFF)$/.test(token)) return token;
    if (token.startsWith('//')) return `// ${word(token)}`;
    if (token.startsWith('/*')) return `/* ${word(token)} */`;
    if (!token.startsWith('"')) return word(token);
    const isName = /^\s*:/.test(text.slice(offset + token.length, offset + token.length + 100));
    return isName ? token : `"${word(token)}"`;
  });
}
