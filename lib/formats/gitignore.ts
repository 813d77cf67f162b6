/** One line of a .gitignore. */
interface Rule {
  isNegated: boolean;
  /** It matches folders only. */
  ofFolder: boolean;
  /** The parts between the slashes; undefined stands for `**`. Alone it matches a name in any folder. */
  parts: readonly (Part | undefined)[];
  isAnchored: boolean;
}

/** Whether a name matches a part of a pattern. */
type Part = (name: string) => boolean;

/**
 * What a text in the form of .gitignore (https://git-scm.com/docs/gitignore) leaves out: whether a file is one of
 * those, by its path with forward slashes. No pattern takes longer than its length times that of the path.
 */
export function ignoredBy(text: string): (path: string) => boolean {
  const rules = text.split('\n').flatMap(ruleOf).reverse();
  const folders = new Map<string, boolean>([['', false]]);
  const isOut = (path: string, isFolder: boolean): boolean => {
    const slash = path.lastIndexOf('/');
    // Nothing brings back what is in a folder that is left out.
    if (isFolderOut(path.slice(0, Math.max(0, slash)))) return true;
    const name = path.slice(slash + 1);
    const names = path.split('/');
    const last = rules.find((rule) => (isFolder || !rule.ofFolder) && matches(rule, name, names));
    return last !== undefined && !last.isNegated;
  };
  const isFolderOut = (path: string): boolean => {
    let verdict = folders.get(path);
    if (verdict === undefined) {
      verdict = isOut(path, true);
      folders.set(path, verdict);
    }
    return verdict;
  };
  return (path) => isOut(path, false);
}

function matches({ parts, isAnchored }: Rule, name: string, names: readonly string[]): boolean {
  return isAnchored ? matchesAll(names, parts) : parts[0]?.(name) === true;
}

/** Goes back to the last `**` alone, which takes as many names as it must: earlier ones need no more. */
function matchesAll(names: readonly string[], parts: Rule['parts']): boolean {
  let [at, part, back, from] = [0, 0, -1, 0];
  while (at < names.length) {
    const each = parts[part];
    if (part < parts.length && each === undefined) {
      back = part++;
      from = at;
    } else if (each?.(names[at] ?? '') === true) {
      at++;
      part++;
    } else if (back < 0) return false;
    else {
      part = back + 1;
      at = ++from;
    }
  }
  // A last ** was met with a name at least: what is in a folder is not the folder itself.
  return part === parts.length && parts.length > 0;
}

function ruleOf(line: string): Rule[] {
  const written = withoutTrailingSpaces(line.replace(/\r$/, ''));
  if (written === '' || written.startsWith('#')) return [];
  const isNegated = written.startsWith('!');
  const pattern = isNegated ? written.slice(1) : written;
  const ofFolder = pattern.endsWith('/');
  const path = ofFolder ? pattern.slice(0, -1) : pattern;
  if (path === '') return [];
  const isAnchored = path.includes('/');
  const parts = (path.startsWith('/') ? path.slice(1) : path)
    .split('/')
    .map((part) => (part === '**' && isAnchored ? undefined : partOf(part)));
  return [{ isNegated, ofFolder, isAnchored, parts }];
}

/** Spaces at the end do not count, unless a backslash is before them. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** A piece of a pattern: a character, a test of one, or `*`. */
type Piece = string | ((character: string) => boolean) | undefined;

function partOf(pattern: string): Part {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const suffix = pattern.slice(1);
  if (pattern[0] === '*' && !/[*?[\\]/.test(suffix)) return (name) => name.endsWith(suffix);
  const pieces = piecesOf(pattern);
  return pieces ? (name) => fits(name, pieces) : () => false;
}

/** The pieces of a pattern; undefined for one that matches nothing, because a bracket or a backslash is left open. */
function piecesOf(pattern: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '*') pieces.push(undefined);
    else if (character === '?') pieces.push(() => true);
    else if (character === '\\') {
      at++;
      if (at === pattern.length) return undefined;
      pieces.push(pattern[at]);
    } else if (character === '[') {
      const set = setAt(pattern, at + 1);
      if (!set) return undefined;
      pieces.push(set.test);
      at = set.end;
    } else pieces.push(character);
  }
  return pieces;
}

/** Goes back to the last `*` alone, as `matchesAll` does. */
function fits(name: string, pieces: readonly Piece[]): boolean {
  let [at, piece, back, from] = [0, 0, -1, 0];
  while (at < name.length) {
    const each = pieces[piece];
    const character = name[at] ?? '';
    if (piece < pieces.length && each === undefined) {
      back = piece++;
      from = at;
    } else if (typeof each === 'function' ? each(character) : each === character) {
      at++;
      piece++;
    } else if (back < 0) return false;
    else {
      piece = back + 1;
      at = ++from;
    }
  }
  while (piece < pieces.length && pieces[piece] === undefined) piece++;
  return piece === pieces.length;
}

/** A set of characters in brackets, from behind the opening one. */
function setAt(
  pattern: string,
  start: number,
): { test: (character: string) => boolean; end: number } | undefined {
  const isNot = pattern[start] === '!' || pattern[start] === '^';
  const tests: ((character: string) => boolean)[] = [];
  const first = isNot ? start + 1 : start;
  for (let at = first; at < pattern.length; at++) {
    if (pattern[at] === ']' && at > first)
      return { test: (each) => tests.some((test) => test(each)) !== isNot, end: at };
    const [, name] = /^\[:(\w+):\]/.exec(pattern.slice(at)) ?? [];
    if (name !== undefined) {
      const known = CLASSES[name];
      if (!known) return undefined;
      tests.push((each) => known.test(each));
      at += name.length + 3;
      continue;
    }
    if (pattern[at] === '\\') at++;
    const low = pattern[at];
    if (low === undefined) return undefined;
    let high = low;
    if (pattern[at + 1] === '-' && pattern[at + 2] !== undefined && pattern[at + 2] !== ']') {
      at += pattern[at + 2] === '\\' ? 3 : 2;
      high = pattern[at] ?? '';
    }
    tests.push((each) => each >= low && each <= high);
  }
  return undefined;
}

/** The classes of POSIX, for ASCII. */
const CLASSES: { readonly [name: string]: { test: (character: string) => boolean } } = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: { test: (character) => character < ' ' || character === '\x7f' },
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t-\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};
