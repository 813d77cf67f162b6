/** What a token of Go is. Keywords are `word`s too; a `mark` is an operator or a bracket. */
export type GoTokenKind = 'word' | 'number' | 'rune' | 'text' | 'mark' | 'comment' | 'illegal';

/**
 * The tokens of a Go file one after another, comments too (specification, "Lexical elements"). Takes any
 * text: what Go's own scanner refuses becomes some token, and every character but white space is in one.
 */
export class GoScanner {
  readonly code: string;
  kind: GoTokenKind = 'illegal';
  /** Where the token begins and ends, in UTF-16 code units. */
  start = 0;
  end = 0;
  /** Whether a line begins between the token and the one before it that is no comment. */
  isFirst = true;

  constructor(code: string) {
    this.code = code;
    if (code.charCodeAt(0) === BOM) this.end = 1;
  }

  /** Goes to the next token; false when there is none. */
  next(): boolean {
    const { code } = this;
    let at = this.end;
    this.isFirst = at < 2 || (this.kind === 'comment' && (this.isFirst || this.#hasNewline()));
    for (; ; at++) {
      const character = code.charCodeAt(at);
      if (character === NEWLINE) this.isFirst = true;
      else if (character !== SPACE && character !== TAB && character !== RETURN) break;
    }
    if (at >= code.length) return false;
    this.start = at;
    this.end = this.#endOf(code.charCodeAt(at));
    return true;
  }

  /** The token as it is written. */
  get text(): string {
    return this.code.slice(this.start, this.end);
  }

  #hasNewline(): boolean {
    const newline = this.code.indexOf('\n', this.start);
    return newline >= 0 && newline < this.end;
  }

  /** The end of the token that begins with a character, of which `kind` becomes the kind. */
  #endOf(character: number): number {
    const { code, start } = this;
    const group = character < 128 ? GROUPS[character] : LETTER;
    if (group === LETTER) {
      const end = endOfWord(code, start);
      this.kind = end > start ? 'word' : 'illegal';
      return end > start ? end : start + 1;
    }
    const next = code.charCodeAt(start + 1);
    if (group === DIGIT || (character === DOT && GROUPS[next] === DIGIT)) {
      this.kind = 'number';
      NUMBER.lastIndex = start;
      NUMBER.test(code);
      return NUMBER.lastIndex;
    }
    if (character === QUOTE || character === APOSTROPHE) {
      this.kind = character === QUOTE ? 'text' : 'rune';
      return endOfQuoted(code, start, character);
    }
    if (character === BACKTICK) {
      this.kind = 'text';
      return after(code, '`', start + 1);
    }
    if (character === SLASH && (next === SLASH || next === STAR)) {
      this.kind = 'comment';
      return next === SLASH ? before(code, '\n', start) : after(code, '*/', start + 2);
    }
    this.kind = group === MARK ? 'mark' : 'illegal';
    return group === MARK ? endOfMark(code, start) : start + 1;
  }
}

const BOM = 0xfeff;
const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const STAR = 42;
const DOT = 46;
const SLASH = 47;
const BACKSLASH = 92;
const BACKTICK = 96;

/** What the characters of ASCII are. */
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
const GROUPS = Uint8Array.from({ length: 128 }, (_, code) => groupOf(String.fromCharCode(code)));

function groupOf(character: string): number {
  if (/[A-Za-z_]/.test(character)) return LETTER;
  if (/[0-9]/.test(character)) return DIGIT;
  return '+-*/%&|^<>=!()[]{},;.:~'.includes(character) ? MARK : 0;
}

function endOfWord(code: string, start: number): number {
  for (let at = start; ; ) {
    const character = code.charCodeAt(at);
    const group = GROUPS[character];
    if (group === LETTER || group === DIGIT) at++;
    else if (!(character > 127)) return at;
    else {
      const pattern = at === start ? FOREIGN_LETTER : FOREIGN_LETTER_OR_DIGIT;
      pattern.lastIndex = at;
      if (!pattern.test(code)) return at;
      at = pattern.lastIndex;
    }
  }
}

const FOREIGN_LETTER = /\p{L}/uy;
const FOREIGN_LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/uy;

/** As Go's scanner takes it: also where a digit does not fit, such as the 9 of 09. */
const NUMBER =
  /(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?|0[oObB][\d_]*(?:\.[\d_]*)?|\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eEpP][+-]?[\d_]*)?i?/y;

/**
 * A text or a rune ends with its line at the latest. A backslash takes only itself or the quote along: what
 * else may follow one ends neither.
 */
function endOfQuoted(code: string, start: number, quote: number): number {
  for (let at = start + 1; at < code.length; at++) {
    const character = code.charCodeAt(at);
    if (character === quote) return at + 1;
    if (character === NEWLINE) return at;
    if (character !== BACKSLASH) continue;
    const next = code.charCodeAt(at + 1);
    if (next === quote || next === BACKSLASH) at++;
  }
  return code.length;
}

function before(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end;
}

function after(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end + mark.length;
}

/** The operators of more than one character. */
const LONG_MARKS = new Set(
  '<<= >>= &^= ... := ++ += -- -= *= /= %= ^= <- << <= >> >= == != && &= &^ || |='.split(' '),
);

/** The longest operator that begins there. */
function endOfMark(code: string, start: number): number {
  if (GROUPS[code.charCodeAt(start + 1)] !== MARK) return start + 1;
  if (LONG_MARKS.has(code.slice(start, start + 3))) return start + 3;
  return LONG_MARKS.has(code.slice(start, start + 2)) ? start + 2 : start + 1;
}
