import type { Place } from '../finding.ts';
import { positionOf } from './json-file.ts';

/** A YAML file, with the places of what is in it. */
export interface YamlFile {
  path: string;
  text: string;
  /** Undefined when it could not be understood. */
  value: unknown;
  /** Where the value at these keys is; the file alone when there is none. */
  place: (...keys: readonly (string | number)[]) => Place;
}

/** The file parsed as YAML 1.2. The parser is loaded for the first file only. */
export async function yamlFile(path: string, text: string): Promise<YamlFile> {
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    const value: unknown =
      document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
    const place: YamlFile['place'] = (...keys) => {
      const node = document.getIn(keys, true) as { range?: readonly number[] } | undefined;
      const offset = node?.range?.[0];
      return offset === undefined ? { file: path } : { file: path, ...positionOf(text, offset) };
    };
    return { path, text, value, place };
  } catch {
    // Nested too deeply, or aliases that grow without end.
    return { path, text, value: undefined, place: () => ({ file: path }) };
  }
}
