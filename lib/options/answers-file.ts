import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as Yaml from 'yaml';
import { type Diagnostic, errorAt, fileError } from '../diagnostics/diagnostic.ts';
import { isObject } from '../formats/json.ts';
import { locate } from '../formats/position.ts';
import type { Source } from './collect.ts';

/**
 * The answers in a JSON or YAML file: option names as keys, as on the command line without `--`. A
 * file that cannot be read or is not a map gives no answers, and adds to `problems`.
 * @param path as the caller wrote it in the folder `cwd`
 */
export async function readAnswersFile(
  path: string,
  cwd: string,
  problems: Diagnostic[],
): Promise<Source> {
  const fail = (problem: Diagnostic): Source => {
    problems.push(problem);
    return { values: {}, location: () => problem.location };
  };
  let text = '';
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `The answers cannot be read (${code})`;
    return fail(fileError(path, message, 'Give the path of a JSON or YAML file.'));
  }
  // JSON is YAML too.
  const yaml = await import('yaml');
  const document = yaml.parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const location = locate(path, text, error.pos[0], error.pos[1] - error.pos[0]);
    const message = `The answers are neither JSON nor YAML: ${error.message}`;
    return fail(errorAt(location, message, 'Correct the file.'));
  }
  const { contents } = document;
  const values = valuesOf(document);
  if (!yaml.isMap(contents) || !isObject(values)) {
    const message = 'The answers must be a map of option names to values';
    return fail(fileError(path, message, 'Write them like {"trigger": "queue"}.'));
  }
  return {
    values,
    location: (option, value) => {
      const [start, end] = rangeOf(contents, option, value, yaml) ?? [0, 1];
      return locate(path, text, start, end - start);
    },
  };
}

/** The whole document as one value; undefined where its aliases grow without end. */
function valuesOf(document: Yaml.Document): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** Where a value is, or an item of it: two offsets. Where the name of the option is, without a value. */
function rangeOf(
  map: Yaml.YAMLMap,
  option: string,
  value: unknown,
  yaml: typeof Yaml,
): Yaml.Range | null | undefined {
  const pair = map.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === option);
  const given = value === undefined ? pair?.key : pair?.value;
  const item = yaml.isSeq(given)
    ? given.items.find((each) => yaml.isScalar(each) && each.value === value)
    : undefined;
  const node = item ?? given;
  return yaml.isNode(node) ? node.range : undefined;
}
