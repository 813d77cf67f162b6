import type { Asker } from '../options/question.ts';

/**
 * What a terminal obeys instead of showing it: controls such as ESC, also those of one byte above 0x80,
 * marks that turn the direction of the text round, and separators of lines and paragraphs.
 */
const OBEYED = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** A text of several lines for a terminal: what it would obey is written as in JSON, `\u001b`. */
export function forTerminal(text: string): string {
  return text.replace(OBEYED, (found) => (found === '\n' || found === '\t' ? found : code(found)));
}

/** A name, or a sentence with names in it, that stays in its line. */
export function inLine(text: string): string {
  return text.replace(OBEYED, code);
}

/** A value as JSON that a terminal may show: JSON leaves some of what it would obey as it is. */
export function jsonText(value: unknown): string {
  return `${forTerminal(JSON.stringify(value, null, 2))}\n`;
}

/** An asker whose questions a terminal may show. A suggestion that it could not show is left out. */
export function askSafely(asker: Asker): Asker {
  return (question) => {
    const { default: preset, ...rest } = question;
    const isShown = typeof preset !== 'string' || inLine(preset) === preset;
    return asker({
      ...rest,
      message: forTerminal(question.message),
      ...(isShown && preset !== undefined ? { default: preset } : {}),
    });
  };
}

function code(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
