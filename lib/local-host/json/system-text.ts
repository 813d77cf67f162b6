/** A System.Text.Json element. */
export type Element =
  | { kind: 'Object'; properties: [string, Element][] }
  | { kind: 'Array'; items: Element[] }
  | { kind: 'String'; value: string; raw: string }
  | { kind: 'Number' | 'True' | 'False' | 'Null'; raw: string };

/** System.Text.Json.JsonReaderException. */
export class StrictJsonError extends Error {
  override name = 'System.Text.Json.JsonReaderException';
}

/** Reads as strictly as System.Text.Json; its errors count lines and bytes from 0. */
export function parseStrict(json: Buffer | string): Element {
  return new StrictReader(Buffer.from(json)).read();
}

/** Without blanks; texts as they were spelled. */
export function writeElement(element: Element): string {
  if (element.kind === 'Object') {
    return `{${element.properties.map(([name, value]) => `${JSON.stringify(name)}:${writeElement(value)}`).join(',')}}`;
  }
  if (element.kind === 'Array') return `[${element.items.map(writeElement).join(',')}]`;
  return element.raw;
}

/** The last property of that name, as `TryGetProperty` finds it. */
export function property(element: Element, name: string): Element | undefined {
  if (element.kind !== 'Object') return undefined;
  return element.properties.findLast(([key]) => key === name)?.[1];
}

/** `GetString()`, or undefined when the element is no text. */
export function textOf(element: Element | undefined): string | undefined {
  return element?.kind === 'String' ? element.value : undefined;
}

class StrictReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  read(): Element {
    this.#blank();
    if (this.#at === this.#bytes.length) {
      throw this.#error(
        'The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.',
      );
    }
    const element = this.#value();
    this.#blank();
    if (this.#at < this.#bytes.length) {
      throw this.#error(
        `${this.#shown()} is invalid after a single JSON value. Expected end of data.`,
      );
    }
    return element;
  }

  #value(): Element {
    const char = this.#char();
    if (char === '{') return this.#object();
    if (char === '[') return this.#array();
    if (char === '"') return this.#string();
    if (/[-0-9]/.test(char)) return this.#number();
    if (char === 't') return this.#literal('true', 'True');
    if (char === 'f') return this.#literal('false', 'False');
    if (char === 'n') return this.#literal('null', 'Null');
    if (char === '') throw this.#error('Expected depth to be zero at the end of the JSON payload.');
    throw this.#error(`${this.#shown()} is an invalid start of a value.`);
  }

  #object(): Element {
    const properties: [string, Element][] = [];
    this.#at++;
    for (this.#blank(); this.#char() !== '}'; this.#blank()) {
      if (this.#char() !== '"') {
        throw this.#error(
          `${this.#shown()} is an invalid start of a property name. Expected a '"'.`,
        );
      }
      const name = this.#string().value;
      this.#blank();
      if (this.#char() !== ':') {
        throw this.#error(`${this.#shown()} is invalid after a property name. Expected a ':'.`);
      }
      this.#at++;
      this.#blank();
      properties.push([name, this.#value()]);
      this.#separator('}');
    }
    this.#at++;
    return { kind: 'Object', properties };
  }

  #array(): Element {
    const items: Element[] = [];
    this.#at++;
    for (this.#blank(); this.#char() !== ']'; this.#blank()) {
      items.push(this.#value());
      this.#separator(']');
    }
    this.#at++;
    return { kind: 'Array', items };
  }

  #separator(close: string): void {
    this.#blank();
    if (this.#char() === close) return;
    if (this.#char() !== ',') {
      throw this.#error(
        `${this.#shown()} is invalid after a value. Expected either ',', '}', or ']'.`,
      );
    }
    this.#at++;
    this.#blank();
    if (this.#char() === close) {
      throw this.#error(
        `The JSON ${close === '}' ? 'object' : 'array'} contains a trailing comma at the end which is not supported in this mode. Change the reader options.`,
      );
    }
  }

  #string(): Extract<Element, { kind: 'String' }> {
    const start = this.#at;
    this.#at++;
    while (this.#char() !== '"') {
      if (this.#at >= this.#bytes.length) {
        throw this.#error('Expected end of string, but instead reached end of data.');
      }
      this.#at += this.#char() === '\\' ? 2 : 1;
    }
    this.#at++;
    const raw = this.#bytes.toString('utf8', start, this.#at);
    return { kind: 'String', raw, value: JSON.parse(raw) as string };
  }

  #number(): Element {
    const rest = this.#bytes.toString('latin1', this.#at);
    const [text = ''] = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/.exec(rest) ?? [];
    const after = rest[text.length] ?? '';
    if (/^-?0$/.test(text) && /\d/.test(after)) {
      this.#at += text.length;
      throw this.#error(`Invalid leading zero before '${after}'.`);
    }
    if (text === '' || /[^\s,\]}]/.test(after)) {
      this.#at += text.length;
      throw this.#error(`${this.#shown()} is an invalid end of a number. Expected a delimiter.`);
    }
    this.#at += text.length;
    return { kind: 'Number', raw: text };
  }

  #literal(word: string, kind: 'True' | 'False' | 'Null'): Element {
    const found = this.#bytes.toString('utf8', this.#at).match(/^[^\s,\]}]*/)?.[0] as string;
    if (found !== word) {
      const common = [...word].findIndex((char, i) => found[i] !== char);
      this.#at += common === -1 ? word.length : common;
      throw this.#error(`'${found}' is an invalid JSON literal. Expected the literal '${word}'.`);
    }
    this.#at += word.length;
    return { kind, raw: word };
  }

  #char(): string {
    return this.#at < this.#bytes.length
      ? String.fromCharCode(this.#bytes[this.#at] as number)
      : '';
  }

  #blank(): void {
    while (/[ \t\r\n]/.test(this.#char())) this.#at++;
  }

  // A byte that cannot be printed is shown in hexadecimal.
  #shown(): string {
    const byte = this.#bytes[this.#at] as number;
    const printable = byte > 0x20 && byte < 0x7f;
    return printable
      ? `'${String.fromCharCode(byte)}'`
      : `'0x${byte.toString(16).toUpperCase().padStart(2, '0')}'`;
  }

  #error(what: string): StrictJsonError {
    const before = this.#bytes.subarray(0, this.#at);
    const line = before.filter((byte) => byte === 10).length;
    const position = this.#at - (before.lastIndexOf(10) + 1);
    return new StrictJsonError(`${what} LineNumber: ${line} | BytePositionInLine: ${position}.`);
  }
}
