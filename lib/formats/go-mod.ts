import type { FileLocation } from '../diagnostics/diagnostic.ts';
import { locate } from './position.ts';

/** A go.mod or go.work (https://go.dev/ref/mod#go-mod-file), line by line. */
export interface GoMod {
  path: string;
  /** Where the file begins. */
  start: FileLocation;
  /** In their order; those in parentheses as if each stood alone. */
  directives: readonly Directive[];
  /** The module path. */
  module: Directive | undefined;
  /** The version of Go. Without one Go takes 1.16. */
  go: Directive | undefined;
}

/** `require example.com/x v1.2.3`. */
export interface Directive {
  verb: string;
  /** Without quotes. */
  args: readonly string[];
  /** Where its line begins, or what stands for it in parentheses. */
  location: FileLocation;
}

export function readGoMod(path: string, text: string): GoMod {
  const directives: Directive[] = [];
  let block: string | undefined;
  let next = 0;
  for (const line of text.split('\n')) {
    const start = next;
    next += line.length + 1;
    const words = wordsOf(line);
    const [first] = words;
    if (first === undefined) continue;
    if (first === ')') block = undefined;
    else if (words.at(-1) === '(') block = first;
    else {
      const [verb, ...args] = block === undefined ? words : [block, ...words];
      const written = line.trim();
      const location = locate(path, text, start + line.indexOf(written), written.length);
      directives.push({ verb: verb ?? '', args, location });
    }
  }
  const first = (verb: string): Directive | undefined =>
    directives.find((each) => each.verb === verb && each.args.length > 0);
  return {
    path,
    start: locate(path, text, 0),
    directives,
    module: first('module'),
    go: first('go'),
  };
}

/** The words of a line without its comment. A word in quotes may hold anything but its quote. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/\/\/.*|"[^"]*"|`[^`]*`|[()]|[^\s"`()]+/g)) {
    if (word.startsWith('//')) break;
    words.push(/^["`]/.test(word) ? word.slice(1, -1) : word);
  }
  return words;
}

/** The minor version of Go 1 that a go.mod asks for: 24 for `go 1.24.3`, and 16 where it says nothing. */
export function goMinor({ go }: GoMod): number {
  return Number(/^1\.(\d+)/.exec(go?.args[0] ?? '')?.[1] ?? 16);
}
