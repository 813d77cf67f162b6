const ESCAPES: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** What Go takes for no text (control, format, private and unassigned characters, half a pair), quotes and escapes. */
const UNFIT = /["\\]|[\p{C}\p{Zl}\p{Zp}]/gu;

/** A Go string literal that holds exactly this text; half a surrogate pair becomes U+FFFD. */
export function goString(text: string): string {
  return `"${text.replace(UNFIT, escaped)}"`;
}

/** The text as a part of a Go comment of one line. */
export function goComment(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
