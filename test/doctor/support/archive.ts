/** One part of a case: what is to be done to a path of the base, and with which text. */
export interface Section {
  verb: 'write' | 'edit' | 'remove' | 'move' | 'set' | 'make' | 'link';
  path: string;
  /** Where `move` puts it. */
  target: string;
  body: string;
}

/** A case as its file says it. */
export interface Archive {
  /** What is special about it, in a sentence. */
  title: string;
  /** `base`, `args`, `env`, `git`, `zip`. */
  header: ReadonlyMap<string, string>;
  sections: readonly Section[];
  /** What it must print, from the line `-- want --` on; empty in a new case. */
  want: string;
}

const MARK = /^-- (.+) --$/;
const WANT = /^-- want --$/m;
const KEYS = ['base', 'args', 'env', 'git', 'zip'];

/** What stands above the wanted part, which is written by a person. */
export function givenPart(text: string): string {
  const at = text.search(WANT);
  return at < 0 ? text : text.slice(0, at);
}

/**
 * Reads the file of a case.
 * @throws Error when it is not one
 */
export function parseArchive(text: string): Archive {
  const given = givenPart(text);
  const lines = given.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const first = lines.findIndex((line) => MARK.test(line));
  const [title = '', ...rest] = first < 0 ? lines : lines.slice(0, first);
  const header = headerOf(rest);
  if (!/^[^-].*\.$/.test(title)) throw new Error('line 1 must be a sentence');
  const sections: { mark: string; lines: string[] }[] = [];
  for (const line of first < 0 ? [] : lines.slice(first)) {
    const mark = MARK.exec(line)?.[1];
    if (mark !== undefined) sections.push({ mark, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return {
    title,
    header,
    sections: sections.map(({ mark, lines }) => sectionOf(mark, lines)),
    want: text.slice(given.length),
  };
}

function headerOf(lines: readonly string[]): Map<string, string> {
  const header = new Map<string, string>();
  for (const line of lines.filter((each) => each !== '')) {
    const [, key = '', value = ''] = /^(\w+): (.+)$/.exec(line) ?? [];
    if (!KEYS.includes(key) || header.has(key))
      throw new Error(`"${line}": a case has ${KEYS.join(', ')}, each once`);
    header.set(key, value);
  }
  return header;
}

function sectionOf(mark: string, lines: readonly string[]): Section {
  const [, verb = 'write', rest = mark] =
    /^(edit|remove|move|set|make|link) (.+)$/.exec(mark) ?? [];
  const [path = '', target = ''] = verb === 'move' ? rest.split(' to ') : [rest];
  const body = lines.map((line) => `${line}\n`).join('');
  if (path.includes(' ') || (verb === 'move' && target === ''))
    throw new Error(`"-- ${mark} --" is neither a path nor what is done to one`);
  return { verb: verb as Section['verb'], path, target, body };
}

/**
 * A text with edits as in a diff without numbers: lines that begin with a space or a minus are looked
 * for, and those with a plus take the place of the minus. `@@` stands between two edits.
 * @throws Error when the lines are not in the text once
 */
export function edited(text: string, body: string): string {
  let result = `\n${text}`;
  for (const edit of body.split(/^@@\n/m)) {
    const lines = edit.split('\n').slice(0, -1);
    const side = (other: string): string =>
      lines.map((line) => (line.startsWith(other) ? '' : `\n${line.slice(1)}`)).join('');
    const from = `${side('+')}\n`;
    const at = result.indexOf(from);
    if (lines.length === 0 || at < 0 || at !== result.lastIndexOf(from))
      throw new Error(`these lines must be in the file once:\n${edit}`);
    result = `${result.slice(0, at)}${side('-')}\n${result.slice(at + from.length)}`;
  }
  return result.slice(1);
}
