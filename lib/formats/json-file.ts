import type { Node } from 'jsonc-parser';
import {
  type Diagnostic,
  errorAt,
  type FileLocation,
  type Fix,
} from '../diagnostics/diagnostic.ts';
import {
  isObject,
  isSameKey,
  jsonc,
  NOT_UTF8,
  noObject,
  parseJson,
  TOO_DEEP,
  withoutMark,
} from './json.ts';
import { locate } from './position.ts';

/** A JSON file, with the places of what is in it. */
export interface JsonFile {
  path: string;
  text: string;
  /** Undefined when it could not be understood; `problem` says why. */
  value: unknown;
  problem: { message: string; location: FileLocation } | undefined;
  /** Where the value at these keys is; where its nearest parent is, when it is missing. */
  location: (...keys: readonly (string | number)[]) => FileLocation;
  /** Where the last of these keys is itself. */
  nameLocation: (...keys: readonly string[]) => FileLocation;
}

/** The file parsed as the host does it: comments, last commas and a byte-order mark are fine. */
export function jsonFile(path: string, text: string): JsonFile {
  const plain = withoutMark(text);
  const { value, problem } = parseJson(plain);
  let tree: Node | undefined | null = null;
  // What cannot be parsed as a whole has no places in it.
  const hasPlaces = problem?.message !== TOO_DEEP && problem?.message !== NOT_UTF8;
  const found = (keys: readonly (string | number)[]): Node | undefined => {
    if (!hasPlaces) return undefined;
    tree ??= treeOf(plain);
    return tree && nodeAt(tree, keys);
  };
  const locationOf = (node: Node | undefined): FileLocation =>
    node ? locate(path, plain, node.offset, node.length) : { file: path };
  return {
    path,
    text: plain,
    value,
    problem: problem && {
      message: problem.message,
      location: hasPlaces ? locate(path, plain, problem.offset, problem.length) : { file: path },
    },
    location: (...keys) => locationOf(found(keys)),
    nameLocation: (...keys) => locationOf(found(keys)?.parent?.children?.[0]),
  };
}

/** Why a file is not the JSON object that it must be, for who goes on only when it is one. Empty when it is. */
export function unsoundJson({ path, value, problem }: JsonFile): Diagnostic[] {
  if (!problem) return isObject(value) ? [] : [noObject(path)];
  const fix = problem.message === NOT_UTF8 ? 'Save it as UTF-8' : 'Correct the file';
  return [errorAt(problem.location, `${path} ${problem.message}`, `${fix} and run this again.`)];
}

/** A file that is there and cannot be read. */
export function unreadableJson(path: string, message: string): JsonFile {
  const location = (): FileLocation => ({ file: path });
  const problem = { message, location: location() };
  return { path, text: '', value: undefined, problem, location, nameLocation: location };
}

function treeOf(text: string): Node | undefined {
  return jsonc().parseTree(text, [], { allowTrailingComma: true });
}

function nodeAt(root: Node, keys: readonly (string | number)[]): Node {
  let node = root;
  for (const key of keys) {
    const child =
      typeof key === 'number'
        ? node.children?.[key]
        : node.children?.findLast(({ children }) => same(children?.[0]?.value, key))?.children?.[1];
    if (!child) return node;
    node = child;
  }
  return node;
}

function same(name: unknown, key: string): boolean {
  return typeof name === 'string' && isSameKey(name, key);
}

/** A fix that sets the value at a path of keys (undefined takes it away) and leaves the rest as it is. */
export function setJson(file: string, keys: readonly (string | number)[], value: unknown): Fix {
  const edit = (text: string): string => {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    const plain = text.slice(start) || '{}\n';
    const formattingOptions = {
      insertSpaces: !/^\t/m.test(plain),
      tabSize: /^( +)"/m.exec(plain)?.[1]?.length ?? 2,
      eol: plain.includes('\r\n') ? '\r\n' : '\n',
    };
    const { modify, applyEdits } = jsonc();
    const edits = modify(plain, spelled(plain, keys), value, { formattingOptions });
    return text.slice(0, start) + applyEdits(plain, edits);
  };
  return { kind: 'text', file, edit };
}

/** The keys as the file spells them, since the host does not tell upper from lower case. */
function spelled(text: string, keys: readonly (string | number)[]): (string | number)[] {
  let node = treeOf(text);
  return keys.map((key) => {
    const property =
      typeof key === 'number'
        ? undefined
        : node?.children?.findLast(({ children }) => same(children?.[0]?.value, key));
    node = typeof key === 'number' ? node?.children?.[key] : property?.children?.[1];
    return property ? (property.children?.[0]?.value as string) : key;
  });
}
