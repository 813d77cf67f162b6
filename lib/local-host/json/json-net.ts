import { type Culture, invariant } from './culture.ts';
import { dateJson, dateText, type NetDate, parseDate } from './net-date.ts';
import { doubleJson, doubleText } from './net-number.ts';

/** What Json.NET reads: a JToken, or a value of a Dictionary<string, object>. */
export type Token =
  | { type: 'object'; properties: Map<string, Token> }
  | { type: 'array'; items: Token[] }
  | { type: 'string'; value: string }
  | { type: 'integer'; value: bigint }
  | { type: 'float'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'date'; value: NetDate }
  | { type: 'null' };

export type ObjectToken = Extract<Token, { type: 'object' }>;

export interface ReadOptions {
  /** The host's; it decides the zone of dates with an offset. */
  culture?: Culture;
  /** False for `DateParseHandling.None`. */
  dates?: boolean;
  /** A serializer stops after the value, `JToken.Parse` refuses more text. */
  trailing?: boolean;
  maxDepth?: number;
}

/** Newtonsoft.Json.JsonReaderException. */
export class JsonReaderError extends Error {
  override name = 'Newtonsoft.Json.JsonReaderException';
}

/**
 * Reads as leniently as Json.NET 13: comments, single quotes, names without quotes, NaN, trailing commas; of a key
 * that comes twice the last value wins, at the place of the first.
 */
export function readJson(text: string, options: ReadOptions = {}): Token {
  return new Reader(text, options).read();
}

/** `ToString(Formatting.None)`, or with `indent` as `ToString()` does it. */
export function writeJson(token: Token, indent = false, level = 0): string {
  if (token.type === 'object') {
    const members = [...token.properties].map(
      ([name, value]) =>
        `${quote(name)}:${indent ? ' ' : ''}${writeJson(value, indent, level + 1)}`,
    );
    return wrap('{', members, '}', indent, level);
  }
  if (token.type === 'array') {
    const items = token.items.map((item) => writeJson(item, indent, level + 1));
    return wrap('[', items, ']', indent, level);
  }
  return writeValue(token);
}

function wrap(open: string, members: string[], close: string, indent: boolean, level: number) {
  if (!indent || members.length === 0) return `${open}${members.join(',')}${close}`;
  const inner = '  '.repeat(level + 1);
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${'  '.repeat(level)}${close}`;
}

function writeValue(token: Exclude<Token, { type: 'object' | 'array' }>): string {
  switch (token.type) {
    case 'null':
      return 'null';
    case 'string':
      return quote(token.value);
    case 'date':
      return `"${dateJson(token.value)}"`;
    case 'float':
      return Number.isFinite(token.value)
        ? doubleJson(token.value)
        : `"${doubleText(token.value)}"`;
    default:
      return String(token.value);
  }
}

const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are escaped
  const escaped = text.replace(/["\\\u0000-\u001f\u0085\u2028\u2029]/g, (char) => {
    return escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** `ToString()` of the value: text as it is, `True`, dates and fractions in the culture, indented JSON. */
export function tokenText(token: Token, culture: Culture): string {
  switch (token.type) {
    case 'null':
      return '';
    case 'string':
      return token.value;
    case 'boolean':
      return token.value ? 'True' : 'False';
    case 'float':
      return doubleText(token.value, culture);
    case 'date':
      return dateText(token.value, culture);
    case 'integer':
      return String(token.value);
    default:
      return writeJson(token, true);
  }
}

const literals: Record<string, Token> = {
  true: { type: 'boolean', value: true },
  false: { type: 'boolean', value: false },
  null: { type: 'null' },
  undefined: { type: 'null' },
  NaN: { type: 'float', value: Number.NaN },
  Infinity: { type: 'float', value: Number.POSITIVE_INFINITY },
  '-Infinity': { type: 'float', value: Number.NEGATIVE_INFINITY },
};

/** How a literal begins, the literal, and what an error calls it. */
const words: [start: string, word: string, kind: string][] = [
  ['t', 'true', 'boolean'],
  ['f', 'false', 'boolean'],
  ['n', 'null', 'null'],
  ['u', 'undefined', 'undefined'],
  ['N', 'NaN', 'NaN'],
  ['I', 'Infinity', 'Infinity'],
  ['-I', '-Infinity', 'negative infinity'],
];

class Reader {
  readonly #text: string;
  readonly #culture: Culture;
  readonly #dates: boolean;
  readonly #trailing: boolean;
  readonly #maxDepth: number;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, options: ReadOptions) {
    this.#text = text.replace(/^\ufeff/, '');
    this.#culture = options.culture ?? invariant;
    this.#dates = options.dates ?? true;
    this.#trailing = options.trailing ?? false;
    this.#maxDepth = options.maxDepth ?? 64;
  }

  read(): Token {
    this.#skip();
    if (this.#at >= this.#text.length) {
      throw this.#error('Error reading JToken from JsonReader.');
    }
    const token = this.#value(1);
    this.#skip();
    if (!this.#trailing && this.#at < this.#text.length) {
      throw this.#error(
        `Additional text encountered after finished reading JSON content: ${this.#char()}.`,
      );
    }
    return token;
  }

  #char(): string {
    return this.#text[this.#at] ?? '';
  }

  /** Blanks and comments. */
  #skip(): void {
    const blank = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*)*/y;
    blank.lastIndex = this.#at;
    this.#at += (blank.exec(this.#text) ?? [''])[0].length;
  }

  #value(depth: number): Token {
    const char = this.#char();
    if (char === '{' || char === '[') {
      if (depth > this.#maxDepth) {
        throw this.#error(`The reader's MaxDepth of ${this.#maxDepth} has been exceeded.`);
      }
      return char === '{' ? this.#object(depth) : this.#array(depth);
    }
    if (char === '"' || char === "'") return this.#stringToken();
    const word = words.find(([start]) => this.#text.startsWith(start, this.#at));
    if (word) return this.#literal(word[1], word[2]);
    if (/[-.0-9]/.test(char)) return this.#number();
    if (char === '') throw this.#unexpectedEnd();
    throw this.#error(`Unexpected character encountered while parsing value: ${char}.`);
  }

  #object(depth: number): Token {
    const properties = new Map<string, Token>();
    this.#at++;
    for (;;) {
      this.#skip();
      if (this.#char() === '}') break;
      const name = this.#name();
      this.#skip();
      if (this.#char() !== ':') {
        if (this.#char() === '') throw this.#unexpectedEnd();
        throw this.#error(
          `Invalid character after parsing property name. Expected ':' but got: ${this.#char()}.`,
        );
      }
      this.#at++;
      this.#path.push(name);
      this.#skip();
      properties.set(name, this.#value(depth + 1));
      const more = this.#next('}');
      this.#path.pop();
      if (!more) break;
    }
    this.#at++;
    return { type: 'object', properties };
  }

  #array(depth: number): Token {
    const items: Token[] = [];
    // Json.NET counts an item when it has read it, or has entered it: until then errors name the one before.
    const location = this.#path.push(-1) - 1;
    this.#at++;
    for (;;) {
      this.#skip();
      if (this.#char() === ']') break;
      if (/[{[]/.test(this.#char())) this.#path[location] = items.length;
      items.push(this.#value(depth + 1));
      this.#path[location] = items.length - 1;
      if (!this.#next(']')) break;
    }
    this.#path.pop();
    this.#at++;
    return { type: 'array', items };
  }

  /** Past the comma after a member; false at the end. */
  #next(close: string): boolean {
    this.#skip();
    const char = this.#char();
    if (char === ',') {
      this.#at++;
      return true;
    }
    if (char === '') throw this.#unexpectedEnd();
    if (char !== close) {
      throw this.#error(`After parsing a value an unexpected character was encountered: ${char}.`);
    }
    return false;
  }

  #name(): string {
    const char = this.#char();
    if (char === '"' || char === "'") return this.#string();
    if (char === '') throw this.#unexpectedEnd();
    if (!/[\p{L}\p{N}_$]/u.test(char)) {
      throw this.#error(`Invalid property identifier character: ${char}.`);
    }
    const start = this.#at;
    while (/[\p{L}\p{N}_$]/u.test(this.#char())) this.#at++;
    const after = this.#char();
    if (after === '') throw this.#error('Unexpected end when parsing unquoted property name.');
    if (!/[\s:]/.test(after)) {
      throw this.#error(`Invalid JavaScript property identifier character: ${after}.`);
    }
    return this.#text.slice(start, this.#at);
  }

  #stringToken(): Token {
    const value = this.#string();
    const date = this.#dates ? parseDate(value, this.#culture) : undefined;
    return date ? { type: 'date', value: date } : { type: 'string', value };
  }

  #string(): string {
    const delimiter = this.#char();
    const plain = delimiter === '"' ? /[^"\\]*/y : /[^'\\]*/y;
    this.#at++;
    let value = '';
    for (;;) {
      plain.lastIndex = this.#at;
      const run = (plain.exec(this.#text) as RegExpExecArray)[0];
      this.#at += run.length;
      value += run;
      const char = this.#char();
      if (char === '') throw this.#error(`Unterminated string. Expected delimiter: ${delimiter}.`);
      this.#at++;
      if (char === delimiter) return value;
      value += this.#escape();
    }
  }

  #escape(): string {
    const char = this.#char();
    this.#at++;
    if (char === 'u') {
      const code = this.#text.slice(this.#at, this.#at + 4);
      if (!/^[0-9a-f]{4}$/i.test(code)) {
        throw this.#error(`Invalid Unicode escape sequence: \\u${code}.`);
      }
      this.#at += 4;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    const known: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
    if (known[char] !== undefined) return known[char];
    if (/["'\\/]/.test(char)) return char;
    throw this.#error(`Bad JSON escape sequence: \\${char}.`);
  }

  #literal(word: string, kind: string): Token {
    const found = this.#text.slice(this.#at, this.#at + word.length);
    const wrong = [...word].findIndex((char, i) => found[i] !== char);
    this.#at += wrong < 0 ? word.length : wrong;
    const ends = this.#char() === '' || /[\s,\]}/)]/.test(this.#char());
    if (wrong >= 0 || !ends) throw this.#error(`Error parsing ${kind} value.`);
    return literals[word] as Token;
  }

  #number(): Token {
    const start = this.#at;
    while (/[-+.0-9a-fxA-FX]/.test(this.#char())) this.#at++;
    const after = this.#char();
    if (after !== '' && !/[\s,\]})/]/.test(after)) {
      throw this.#error(`Unexpected character encountered while parsing number: ${after}.`);
    }
    const text = this.#text.slice(start, this.#at);
    if (/^-?(\d+|0x[0-9a-f]+)$/i.test(text)) return { type: 'integer', value: readInteger(text) };
    const value = Number(text);
    if (!Number.isNaN(value)) return { type: 'float', value };
    throw this.#error(`Input string '${text}' is not a valid number.`);
  }

  #unexpectedEnd(): Error {
    return this.#error('Unexpected end of content while loading JToken.');
  }

  #error(what: string): JsonReaderError {
    const before = this.#text.slice(0, this.#at).split(/\r\n|\r|\n/);
    const column = (before.at(-1) as string).length;
    const path = this.#path
      .filter((part) => part !== -1)
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, '');
    // Before the first character the reader has counted no line.
    const line = this.#at === 0 ? 0 : before.length;
    return new JsonReaderError(`${what} Path '${path}', line ${line}, position ${column}.`);
  }
}

function readInteger(text: string): bigint {
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
}
