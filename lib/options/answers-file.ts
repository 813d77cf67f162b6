import { readFileSync } from 'node:fs';
import type { Problem } from '../diagnostics/problem.ts';
import { isObject } from '../formats/json.ts';
import type { Source } from './collect.ts';

/**
 * The answers in a JSON or YAML file: option names as keys, as on the command line without `--`. A
 * file that cannot be read or is not a map gives no answers, and adds to `problems`.
 */
export async function readAnswersFile(path: string, problems: Problem[]): Promise<Source> {
  const label = (option: string): string => `${option} in ${path}`;
  const fail = (reason: string): Source => {
    problems.push({ location: `--answers ${path}`, reason });
    return { values: {}, label };
  };
  let contents = '';
  try {
    contents = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(`cannot be read (${code}); give the path of a JSON or YAML file`);
  }
  try {
    const values = await parse(contents);
    return isObject(values)
      ? { values, label }
      : fail('must hold a map of option names to values, for example {"trigger": "queue"}');
  } catch (error) {
    return fail(`is neither JSON nor YAML: ${(error as Error).message.split('\n')[0]}`);
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
