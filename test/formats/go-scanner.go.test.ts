import { deepEqual, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { GoScanner } from '../../lib/formats/go-scanner.ts';
import { goTextValue, readGoSource } from '../../lib/formats/go-source.ts';
import { go, goEnv } from '../support/go.ts';
import { temporaryFolder } from '../support/project.ts';

interface Token {
  Kind: string;
  /** In UTF-16 code units. */
  Offset: number;
  Text: string;
  /** Of a text. */
  Value: string;
}

let program = '';

/** What Go makes of each text; null where it finds an error. */
function askGo<T>(texts: readonly string[], ...args: string[]): (T | null)[] {
  const { stdout, stderr } = spawnSync(program, args, {
    input: JSON.stringify(texts),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  ok(stdout !== '', stderr);
  return JSON.parse(stdout);
}

function goTokens(texts: readonly string[]): (Token[] | null)[] {
  return askGo<Token[]>(texts).map(
    (tokens, index) => tokens && inCodeUnits(texts[index] ?? '', tokens),
  );
}

/** The same with offsets that count UTF-16 code units, not bytes. */
function inCodeUnits<T extends { Offset: number }>(text: string, tokens: readonly T[]): T[] {
  const bytes = Buffer.from(text);
  let [units, at] = [0, 0];
  return tokens.map((token) => {
    units += bytes.toString('utf8', at, token.Offset).length;
    at = token.Offset;
    return { ...token, Offset: units };
  });
}

/** The same from ours, carriage returns left out as Go leaves them out of what it gives. */
function ourTokens(text: string): Token[] {
  const scanner = new GoScanner(text);
  const tokens: Token[] = [];
  while (scanner.next()) {
    const { kind, start } = scanner;
    const Value = kind === 'text' ? goTextValue(scanner.text) : '';
    tokens.push({ Kind: kind, Offset: start, Text: scanner.text, Value });
  }
  return tokens;
}

const withoutReturns = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) => ({
    ...token,
    Text: token.Text.replaceAll('\r', ''),
    // For bytes that are not UTF-8 Go puts one character each, Node one for several.
    Value: token.Value.replace(/\ufffd+/g, '\ufffd'),
  }));

function compare(texts: readonly string[]): number {
  let compared = 0;
  for (const [index, theirs] of goTokens(texts).entries()) {
    if (!theirs) continue;
    compared++;
    const text = texts[index] ?? '';
    deepEqual(withoutReturns(ourTokens(text)), withoutReturns(theirs), JSON.stringify(text));
  }
  return compared;
}

/** Pieces of Go that a scanner may take for something else. */
const PIECES = [
  ...'{ } ( ) [ ] ; , . : \n \r\n \t x _é 变量 0x1p-2 0b1_0 0o17 1_000.5e+3i .5 1. 017 0i'.split(
    ' ',
  ),
  ...'+ - * / % & | ^ ~ ! < > = << >> &^ <<= >>= &^= ++ -- <- := ... .. == != <= >= && ||'.split(
    ' ',
  ),
  ...'break return func package import interface{}'.split(' '),
  ' ',
  '"text"',
  '"a\\"b"',
  '"\\\\"',
  '"// no comment"',
  '"/* no comment"',
  '"\\u00e9\\x41\\101\\U0001F600\\a\\\\\\t"',
  '"\\xc3\\xa9"',
  '`raw "text" \\`',
  '`two\r\nlines /* */`',
  "'a'",
  "'\\''",
  "'\"'",
  "'`'",
  "'\\\\'",
  "'\\u00e9'",
  '// line " ` \'\n',
  '//\r\n',
  '/* block " ` // */',
  '/* two\nlines */',
  '/**/',
  '/***/',
  '\ufeff',
  '"',
  "'",
  '`',
  '/*',
  '\\',
  '#',
  '😀',
  '"😀"',
];

before(async function () {
  this.timeout(120_000);
  program = join(temporaryFolder(), 'gotokens');
  await go(join(import.meta.dirname, 'go-tokens'), ['build', '-o', program, '.']);
});

/** Some hundred files of Go's own sources. */
async function goSources(): Promise<string[]> {
  const root = (await go('.', ['env', 'GOROOT'], goEnv())).trim();
  const files = globSync('src/{net/**,go/**,strconv,unicode/**,encoding/**,text/**}/*.go', {
    cwd: root,
  })
    .map((file) => join(root, file))
    .filter((file) => !file.includes('/testdata/') && statSync(file).isFile());
  ok(files.length > 300, `${files.length} files`);
  return files.map((file) => readFileSync(file, 'utf8'));
}

describe('the tokens of Go code, against those of Go', () => {
  it('in the sources of Go', async () => {
    ok(compare(await goSources()) > 300);
  });

  it('in any sequence of what is easily mistaken', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((all) => all.join(''));
    const texts = fc.sample(text, 20_000);
    ok(compare(texts) > 3_000);
  });

  it('in any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    ok(compare(fc.sample(text, 20_000)) > 1_000);
  });

  it('where Go finds an error, every character but white space is in one token', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (code) => {
        const gaps: string[] = [];
        let end = code.startsWith('\ufeff') ? 1 : 0;
        for (const { Offset, Text } of ourTokens(code)) {
          ok(Text !== '');
          gaps.push(code.slice(end, Offset));
          end = Offset + Text.length;
        }
        gaps.push(code.slice(end));
        deepEqual(gaps.join('').replace(/[ \t\r\n]/g, ''), '');
      }),
      { numRuns: 5_000 },
    );
  });
});

interface Declared {
  Package: string;
  Imports: string[];
  Functions: { Name: string; Offset: number; Receiver: string }[];
  Types: string[];
  Calls: { Name: string; Offset: number }[];
}

/** Names of functions that Go's sources call with texts. */
const CALLED = ['Handle', 'HandleFunc', 'Errorf', 'Fatal', 'Fatalf', 'Log', 'Run', 'Set', 'Printf'];

function ourDeclared(text: string): Declared {
  const { packageName, imports, functions, types, calls } = readGoSource(text, new Set(CALLED));
  return {
    Package: packageName ?? '',
    Imports: [...imports],
    Functions: functions.map(({ name, offset, receiver = '' }) => ({
      Name: name,
      Offset: offset,
      Receiver: receiver,
    })),
    Types: [...types],
    Calls: calls.flatMap((call) =>
      call.of === undefined || !call.text ? [] : [{ Name: call.name, Offset: call.text.offset }],
    ),
  };
}

function compareDeclared(texts: readonly string[]): Declared[] {
  return askGo<Declared>(texts, 'declarations').flatMap((theirs, index) => {
    if (!theirs) return [];
    const text = texts[index] ?? '';
    const calls = theirs.Calls.filter(({ Name }) => CALLED.includes(Name));
    const expected = {
      ...theirs,
      Functions: inCodeUnits(text, theirs.Functions),
      Calls: inCodeUnits(
        text,
        calls.toSorted((a, b) => a.Offset - b.Offset),
      ),
    };
    deepEqual(ourDeclared(text), expected, text.slice(0, 2000));
    return [expected];
  });
}

/** Lines of Go that a reader of declarations may take for something else. */
const DECLARATIONS = [
  'func main() {}',
  'func (a *app) hello(w http.ResponseWriter, r *http.Request) {}',
  'func (*app) b() error { return nil }',
  'func (a list[T]) c(x [3]int, y func(a, b int) (c, d error)) {}',
  'func (a *pair[K, V]) d() { func() { mux.Handle("/inner", nil) }() }',
  'func generic[T any, U ~[]T](t T) U { var x U; return x }',
  'var f = func(a app) string { return "func main() {}" }',
  'var g =\nfunc() {}',
  'var (\n\th = func() {}\n\ti = 1\n)',
  'type app struct {\n\tHandle func(a string)\n}',
  'type (\n\tone int\n\ttwo struct{ a, b int }\n\tthree = interface{ Handle(x string) }\n)',
  'type four[T any] []T; type five int',
  'const text = `\nfunc main() {}\nmux.Handle("/raw", nil)\n`',
  '/* func main() {}\nmux.Handle("/comment", nil) */',
  '// mux.Handle("/comment", nil)',
  'func call() {\n\tmux.HandleFunc("/a" + b, c)\n\tmux. /* x */ Handle /* y */ (\n\t\t"\\x2fb", nil)\n}',
  'func call2() { Handle("/plain", nil); t.Run(`/raw`, func() { x.Log("y") }); f().Set("z") }',
  "var r = '\"'; var s = '\\''",
  'func π() { 变量.Set("é", 1) }',
].map((line) => line.replaceAll('\\n', '\n'));

describe('what Go code declares and calls, against what Go reads', () => {
  it('in the sources of Go', async () => {
    const found = compareDeclared(await goSources());
    ok(found.length > 300);
    ok(found.flatMap(({ Calls }) => Calls).length > 1_000);
  });

  it('in any sequence of declarations', () => {
    const file = fc
      .tuple(fc.boolean(), fc.array(fc.constantFrom(...DECLARATIONS), { maxLength: 8 }))
      .map(([imports, lines]) =>
        [
          '// Package main\npackage main',
          ...(imports
            ? ['import (\n\t"net/http"\n\t. `strings`\n\tx "os" // "no"\n)\nimport _ "io"']
            : []),
          ...lines,
        ].join('\n'),
      );
    ok(compareDeclared(fc.sample(file, 5_000)).length > 3_000);
  });
});
