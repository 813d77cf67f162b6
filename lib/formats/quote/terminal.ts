/** What a terminal obeys, or shows in another order than it was written: controls but line feed and tab, and marks of direction. */
const OBEYED = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;

/** The text as a terminal may get it; what it would obey is shown as an escape, such as `\u001b`. */
export function terminalText(text: string): string {
  return text.replace(OBEYED, shown);
}

/** The same for what is within a line, such as a name: line breaks and tabs are shown as well. */
export function terminalLine(text: string): string {
  return terminalText(text).replace(/[\n\t\u2028\u2029]/g, shown);
}

/** The escape is one of JSON too: a text of JSON says the same as before. */
function shown(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
