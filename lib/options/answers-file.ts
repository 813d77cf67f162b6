import { readFileSync } from 'node:fs';
import { type Diagnostic, fileError, type Location } from '../diagnostics/diagnostic.ts';
import { isObject } from '../formats/json.ts';
import type { Source } from './collect.ts';

/**
 * The answers in a JSON or YAML file: option names as keys, as on the command line without `--`. A
 * file that cannot be read or is not a map gives no answers, and adds to `problems`.
 */
export async function readAnswersFile(path: string, problems: Diagnostic[]): Promise<Source> {
  const location = (): Location => ({ file: path });
  const fail = (message: string, howToFix: string): Source => {
    problems.push(fileError(path, message, howToFix));
    return { values: {}, location };
  };
  let contents = '';
  try {
    contents = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(`The answers cannot be read (${code})`, 'Give the path of a JSON or YAML file.');
  }
  try {
    const values = await parse(contents);
    return isObject(values)
      ? { values, location }
      : fail(
          'The answers must be a map of option names to values',
          'Write them like {"trigger": "queue"}.',
        );
  } catch (error) {
    const detail = (error as Error).message.split('\n')[0];
    return fail(`The answers are neither JSON nor YAML: ${detail}`, 'Correct the file.');
  }
}

async function parse(contents: string): Promise<unknown> {
  if (contents.trimStart().startsWith('{')) {
    try {
      return JSON.parse(contents);
    } catch {
      // YAML has a form with braces too, and its parser says where the error is.
    }
  }
  const { parse: parseYaml } = await import('yaml');
  return parseYaml(contents);
}
