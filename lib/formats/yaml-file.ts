import type * as Yaml from 'yaml';
import type { FileLocation } from '../diagnostics/diagnostic.ts';
import { LIMITS } from './budget.ts';
import { convertible, MAX_DEPTH, TOO_DEEP } from './json.ts';
import { locate } from './position.ts';

/** A YAML file, with the places of what is in it. */
export interface YamlFile {
  path: string;
  text: string;
  /** Undefined when it could not be understood; `problem` says why. */
  value: unknown;
  problem: string | undefined;
  /** Where the value at these keys is; the file alone when there is none. */
  location: (...keys: readonly (string | number)[]) => FileLocation;
}

/** Where a value begins, and those in it. The parser's own tree takes twenty times the memory. */
interface Spot {
  offset: number;
  length: number;
  children: ReadonlyMap<string, Spot> | undefined;
}

/** The file parsed as YAML 1.2. The parser is loaded for the first file only. */
export async function yamlFile(path: string, text: string): Promise<YamlFile> {
  const nothing = { path, text, value: undefined, location: () => ({ file: path }) };
  if (text.length > LIMITS.yaml)
    return { ...nothing, problem: `is larger than ${LIMITS.yaml / 1024} kB` };
  const yaml = await import('yaml');
  if (isTooDeep(text, yaml)) return { ...nothing, problem: TOO_DEEP };
  try {
    // Both options that are off take time by the square of the size.
    const document = yaml.parseDocument(text, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    if (document.errors.length > 0) return { ...nothing, problem: 'is not valid YAML' };
    const value = convertible(document.toJS({ maxAliasCount: 100 }));
    const root = spotOf(document.contents, yaml);
    const location: YamlFile['location'] = (...keys) => {
      let spot = root;
      for (const key of keys) spot = spot?.children?.get(String(key));
      return spot ? locate(path, text, spot.offset, spot.length) : { file: path };
    };
    return { path, text, value, problem: value === undefined ? 'is empty' : undefined, location };
  } catch {
    // Nested too deeply, or aliases that grow without end.
    return { ...nothing, problem: 'is YAML that grows without end' };
  }
}

/** Whether it opens too many lists and maps in one another. Which brackets do so, in YAML, only its lexer can tell. */
function isTooDeep(text: string, { Lexer }: typeof Yaml): boolean {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function spotOf(node: unknown, yaml: typeof Yaml): Spot | undefined {
  if (!yaml.isNode(node) || !node.range) return undefined;
  const pairs: [string, unknown][] = yaml.isMap(node)
    ? node.items.map(({ key, value }) => [String(key), value])
    : yaml.isSeq(node)
      ? node.items.map((item, index) => [String(index), item])
      : [];
  const [offset, end] = node.range;
  const place = { offset, length: end - offset };
  if (pairs.length === 0) return { ...place, children: undefined };
  const children = pairs.flatMap(([key, value]): [string, Spot][] => {
    const spot = spotOf(value, yaml);
    return spot ? [[key, spot]] : [];
  });
  return { ...place, children: new Map(children) };
}
