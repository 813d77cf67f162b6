import { GoScanner } from './go-scanner.ts';

/** What a Go file declares, and some of what it calls. Of code that does not compile as far as it can be understood. */
export interface GoSource {
  /** `main` in `package main`. */
  packageName: string | undefined;
  /** A build constraint leaves it out of every build: `//go:build ignore`. */
  isIgnored: boolean;
  /** The paths that it imports. */
  imports: readonly string[];
  /** Its functions and methods, those in functions aside. */
  functions: readonly GoFunction[];
  /** The names of its types, those in functions aside. */
  types: readonly string[];
  calls: readonly GoCall[];
}

export interface GoFunction {
  name: string;
  /** Where its name begins, in UTF-16 code units. */
  offset: number;
  /** The type of its receiver, without `*` and parameters; undefined for what is not a method. */
  receiver: string | undefined;
  /** The types of its parameters, without packages and what is in brackets: `ResponseWriter`, `*Request`. */
  parameters: readonly string[];
}

/** `mux.HandleFunc("/hello", hello)` */
export interface GoCall {
  name: string;
  /** The name before the dot; empty where something else is before it, undefined without a dot. */
  of: string | undefined;
  /** The first argument where it begins with a text; undefined for any other. */
  text: GoText | undefined;
  /** What the first argument begins with: `"/hello"`, `ctx`. Empty when there is none. */
  first: string;
  /** The first argument is this alone, and another one follows. */
  isFirstOfMore: boolean;
}

/** A text in the code. */
export interface GoText {
  /** As it is written, between its quotes. */
  written: string;
  value: string;
  /** Of its opening quote, in UTF-16 code units. */
  offset: number;
}

/**
 * What a Go file says. Its imports are read without what is behind them, and calls only where one of the names
 * is in the text at all: most files have none.
 * @param calls the names of the functions whose calls are wanted
 * @param mostCalls how many of these calls are kept
 */
export function readGoSource(
  code: string,
  calls: ReadonlySet<string>,
  mostCalls = Number.POSITIVE_INFINITY,
): GoSource {
  let head: Head | undefined;
  let body: Body | undefined;
  const readHead = (): Head => {
    head ??= headOf(code);
    return head;
  };
  const readBody = (): Body => {
    body ??= bodyOf(new Tokens(code), calls, mostCalls);
    return body;
  };
  return {
    get packageName() {
      return readHead().packageName;
    },
    get isIgnored() {
      return readHead().isIgnored;
    },
    get imports() {
      return readHead().imports;
    },
    get functions() {
      return readBody().functions;
    },
    get types() {
      return readBody().types;
    },
    get calls() {
      const isNamed = [...calls].some((name) => code.includes(name));
      return isNamed ? readBody().calls : [];
    },
  };
}

type Head = Pick<GoSource, 'packageName' | 'isIgnored' | 'imports'>;
type Body = Pick<GoSource, 'functions' | 'types' | 'calls'>;

/** What is before the first declaration that is no import. */
function headOf(code: string): Head {
  const tokens = new Tokens(code, HEAD);
  const imports: string[] = [];
  for (let at = 0, depth = 0; at < tokens.count; at++) {
    depth += depthOf(tokens.mark(at));
    if (depth === 0 && tokens.beginsStatement(at) && tokens.text(at) === 'import')
      imports.push(...importsAt(tokens, at + 1));
  }
  const { packageName, isIgnored } = tokens;
  return { packageName, isIgnored, imports };
}

/** What Go has in front of a declaration that is no import. */
const HEAD = new Set(['func', 'type', 'var', 'const']);

function bodyOf(tokens: Tokens, calls: ReadonlySet<string>, mostCalls: number): Body {
  const functions: GoFunction[] = [];
  const types: string[] = [];
  const found: GoCall[] = [];
  let declared = -1;
  for (let at = 0, depth = 0; at < tokens.count; at++) {
    const mark = tokens.mark(at);
    depth += depthOf(mark);
    const isCall = mark === '(' && at - 1 !== declared && calls.has(tokens.text(at - 1));
    if (isCall && found.length < mostCalls) found.push(callAt(tokens, at));
    if (depth !== 0 || !tokens.beginsStatement(at)) continue;
    const word = tokens.text(at);
    if (word === 'type') types.push(...typesAt(tokens, at + 1));
    if (word === 'func') {
      const { name, ...declaration } = functionAt(tokens, at + 1);
      declared = name;
      functions.push({ name: tokens.text(name), offset: tokens.offset(name), ...declaration });
    }
  }
  return { functions, types, calls: found };
}

function importsAt(tokens: Tokens, at: number): string[] {
  const isGroup = tokens.mark(at) === '(';
  const end = isGroup ? tokens.closing(at) : at + 2;
  const paths: string[] = [];
  for (let each = at; each < end; each++)
    if (tokens.isText(each)) paths.push(goTextValue(tokens.text(each)));
  return paths;
}

function typesAt(tokens: Tokens, at: number): string[] {
  if (tokens.mark(at) !== '(') return [tokens.text(at)];
  const names: string[] = [];
  const end = tokens.closing(at);
  for (let each = at, depth = 0; each < end; each++) {
    depth += depthOf(tokens.mark(each));
    if (depth === 1 && tokens.isWord(each) && (each === at + 1 || tokens.beginsStatement(each)))
      names.push(tokens.text(each));
  }
  return names;
}

/** @param at behind `func` */
function functionAt(
  tokens: Tokens,
  at: number,
): { name: number; receiver: string | undefined; parameters: string[] } {
  const receiverEnd = tokens.mark(at) === '(' ? tokens.closing(at) : undefined;
  const name = receiverEnd === undefined ? at : receiverEnd + 1;
  const behind = tokens.mark(name + 1) === '[' ? tokens.closing(name + 1) + 1 : name + 1;
  return {
    name,
    receiver:
      receiverEnd === undefined
        ? undefined
        : (typesIn(tokens, at, receiverEnd)[0] ?? '').replace(/[*()]/g, ''),
    parameters: tokens.mark(behind) === '(' ? typesIn(tokens, behind, tokens.closing(behind)) : [],
  };
}

/** The types in a list of parameters, without packages and what is in brackets. */
function typesIn(tokens: Tokens, open: number, close: number): string[] {
  const types: string[] = [];
  let words: string[] = [];
  for (let each = open + 1, depth = 0; each <= close; each++) {
    const mark = tokens.mark(each);
    if (mark === '[') {
      each = tokens.closing(each);
      continue;
    }
    if (each < close) depth += depthOf(mark);
    if (each === close || (mark === ',' && depth === 0)) {
      if (words.length > 0) types.push(typeOf(words));
      words = [];
    } else words.push(tokens.text(each));
  }
  return types;
}

/** The type of `w http.ResponseWriter`, or of a parameter without a name. */
function typeOf(words: readonly string[]): string {
  const isNamed = words.length > 1 && words[1] !== '.' && WORD_START.test(words[0] ?? '');
  const type = isNamed ? words.slice(1) : [...words];
  const dot = type.indexOf('.');
  if (dot > 0) type.splice(dot - 1, 2);
  return type.join('');
}

const WORD_START = /^[\p{L}_]/u;

/** @param at of the opening bracket */
function callAt(tokens: Tokens, at: number): GoCall {
  const first = at + 1;
  const literal = tokens.isText(first) ? tokens.text(first) : undefined;
  return {
    name: tokens.text(at - 1),
    of:
      tokens.mark(at - 2) === '.' ? (tokens.isWord(at - 3) ? tokens.text(at - 3) : '') : undefined,
    text:
      literal === undefined
        ? undefined
        : {
            written: literal.slice(1, -1),
            value: goTextValue(literal),
            offset: tokens.offset(first),
          },
    first: tokens.mark(first) === ')' ? '' : tokens.text(first),
    isFirstOfMore: tokens.mark(first + 1) === ',',
  };
}

/** The code with its comments as blanks. Every other character stays in its place, and in its line. */
export function withoutGoComments(code: string): string {
  return blank(code, ({ kind }) => (kind === 'comment' ? 0 : undefined));
}

/** The code with its comments, and what is between the quotes of its texts and runes, as blanks. */
export function bareGo(code: string): string {
  return blank(code, ({ kind }) =>
    kind === 'comment' ? 0 : kind === 'text' || kind === 'rune' ? 1 : undefined,
  );
}

/** @param margin of the token's characters at its ends that stay; undefined when all do */
function blank(code: string, margin: (token: GoScanner) => number | undefined): string {
  const parts: string[] = [];
  let copied = 0;
  const scanner = new GoScanner(code);
  while (scanner.nextApart()) {
    const kept = margin(scanner);
    if (kept === undefined) continue;
    const { start, end } = scanner;
    const last = end - start > kept && code[end - 1] === code[start] ? end - kept : end;
    parts.push(
      code.slice(copied, start + kept),
      code.slice(start + kept, last).replace(/[^\n]/g, ' '),
    );
    copied = last;
  }
  return parts.concat(code.slice(copied)).join('');
}

/** The value of a text as it is written, with its quotes (specification, "String literals"). */
export function goTextValue(literal: string): string {
  const quote = literal[0] ?? '';
  const isClosed = literal.length > 1 && literal.endsWith(quote);
  const inside = literal.slice(1, isClosed ? -1 : undefined);
  if (quote === '`') return inside.replaceAll('\r', '');
  if (!inside.includes('\\')) return inside;
  const parts: Buffer[] = [];
  let copied = 0;
  for (const match of inside.matchAll(ESCAPE)) {
    parts.push(Buffer.from(inside.slice(copied, match.index)), escaped(match));
    copied = match.index + match[0].length;
  }
  return Buffer.concat([...parts, Buffer.from(inside.slice(copied))]).toString();
}

const ESCAPE =
  /\\(?:([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([abfnrtv\\'"]))/g;
const CONTROLS: { readonly [letter: string]: string } = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Three octal digits and \x stand for a byte, the others for a character. */
function escaped([, octal, byte, short, long, letter = '']: RegExpMatchArray): Buffer {
  if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8) & 255]);
  if (byte !== undefined) return Buffer.from([Number.parseInt(byte, 16)]);
  const code = short ?? long;
  if (code === undefined) return Buffer.from(CONTROLS[letter] ?? letter);
  const point = Number.parseInt(code, 16);
  return Buffer.from(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point));
}

/** The tokens of a file without its comments, by number. */
class Tokens {
  readonly #code: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** 1 for a word, 2 for a text, 3 for a mark, 0 for others; 4 more where a line begins. */
  readonly #kinds: number[] = [];
  readonly isIgnored: boolean;

  /** @param until words before the first of which the reading ends */
  constructor(code: string, until?: ReadonlySet<string>) {
    this.#code = code;
    const scanner = new GoScanner(code);
    let isIgnored = false;
    while (scanner.next()) {
      const { kind, start, end } = scanner;
      if (kind === 'comment') {
        // A constraint is before the package clause.
        isIgnored ||= this.count === 0 && IGNORED.test(code.slice(start, end));
        continue;
      }
      if (kind === 'word' && until?.has(code.slice(start, end))) break;
      this.#starts.push(start);
      this.#ends.push(end);
      this.#kinds.push(KINDS[kind] + (scanner.isFirst ? LINE : 0));
    }
    this.isIgnored = isIgnored;
  }

  get count(): number {
    return this.#starts.length;
  }

  get packageName(): string | undefined {
    return this.text(0) === 'package' ? this.text(1) : undefined;
  }

  /** Empty where there is none. */
  text(at: number): string {
    return this.#code.slice(this.#starts[at] ?? 0, this.#ends[at] ?? 0);
  }

  offset(at: number): number {
    return this.#starts[at] ?? 0;
  }

  isText(at: number): boolean {
    return ((this.#kinds[at] ?? 0) & 3) === KINDS.text;
  }

  isWord(at: number): boolean {
    return ((this.#kinds[at] ?? 0) & 3) === KINDS.word;
  }

  /** The bracket, dot or comma; undefined for anything else. */
  mark(at: number): string | undefined {
    if (((this.#kinds[at] ?? 0) & 3) !== KINDS.mark) return undefined;
    return this.#code[this.#starts[at] ?? 0];
  }

  /** Whether the token is the first one of a statement that is not in brackets. */
  beginsStatement(at: number): boolean {
    if (!this.isWord(at)) return false;
    const before = this.mark(at - 1);
    if (at === 0 || before === ';') return true;
    // A line ends a statement behind a word, a literal or a closing bracket.
    return (
      ((this.#kinds[at] ?? 0) & LINE) !== 0 && (before === undefined || ')]}'.includes(before))
    );
  }

  /** The bracket that closes an opening one, or the end. */
  closing(at: number): number {
    let depth = 0;
    for (let each = at; each < this.count; each++) {
      depth += depthOf(this.mark(each));
      if (depth === 0) return each;
    }
    return this.count;
  }
}

const KINDS = { word: 1, text: 2, mark: 3, number: 0, rune: 0, comment: 0, illegal: 0 } as const;
const LINE = 4;

const IGNORED = /^\/\/(?:go:build|\s*\+build) ignore\s*$/;

function depthOf(mark: string | undefined): number {
  if (mark === '(' || mark === '[' || mark === '{') return 1;
  return mark === ')' || mark === ']' || mark === '}' ? -1 : 0;
}
