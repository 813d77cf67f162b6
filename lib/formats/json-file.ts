import jsonc, { type Node, type ParseError } from 'jsonc-parser';
import type { FileLocation, Fix } from '../diagnostics/diagnostic.ts';
import { convertible, isTooDeep, TOO_DEEP } from './json.ts';
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
  const plain = text.replace(/^\uFEFF/, '');
  if (isTooDeep(plain)) return { ...unreadableJson(path, TOO_DEEP), text: plain };
  let tree: Node | undefined | null = null;
  const found = (keys: readonly (string | number)[]): Node | undefined => {
    tree ??= treeOf(plain);
    return tree && nodeAt(tree, keys);
  };
  const locationOf = (node: Node | undefined): FileLocation =>
    node ? locate(path, plain, node.offset, node.length) : { file: path };
  const location: JsonFile['location'] = (...keys) => locationOf(found(keys));
  const nameLocation: JsonFile['nameLocation'] = (...keys) =>
    locationOf(found(keys)?.parent?.children?.[0]);
  const base = { path, text: plain, location, nameLocation };
  try {
    return { ...base, value: convertible(JSON.parse(plain)), problem: undefined };
  } catch {
    return { ...base, ...parseTolerantly(path, plain) };
  }
}

/** A file that is there and cannot be read. */
export function unreadableJson(path: string, message: string): JsonFile {
  const location = (): FileLocation => ({ file: path });
  const problem = { message, location: location() };
  return { path, text: '', value: undefined, problem, location, nameLocation: location };
}

function parseTolerantly(path: string, text: string): Pick<JsonFile, 'value' | 'problem'> {
  const errors: ParseError[] = [];
  const value: unknown = jsonc.parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (!first) return { value: convertible(value), problem: undefined };
  const location = locate(path, text, first.offset, first.length);
  const message = `is not valid JSON (${jsonc.printParseErrorCode(first.error)})`;
  return { value: undefined, problem: { message, location } };
}

function treeOf(text: string): Node | undefined {
  return jsonc.parseTree(text, [], { allowTrailingComma: true });
}

function nodeAt(root: Node, keys: readonly (string | number)[]): Node {
  let node = root;
  for (const key of keys) {
    const child =
      typeof key === 'number'
        ? node.children?.[key]
        : node.children?.find(({ children }) => same(children?.[0]?.value, key))?.children?.[1];
    if (!child) return node;
    node = child;
  }
  return node;
}

function same(name: unknown, key: string): boolean {
  return typeof name === 'string' && name.toLowerCase() === key.toLowerCase();
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
    const edits = jsonc.modify(plain, spelled(plain, keys), value, { formattingOptions });
    return text.slice(0, start) + jsonc.applyEdits(plain, edits);
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
        : node?.children?.find(({ children }) => same(children?.[0]?.value, key));
    node = typeof key === 'number' ? node?.children?.[key] : property?.children?.[1];
    return property ? (property.children?.[0]?.value as string) : key;
  });
}
