import { readFileSync } from 'node:fs';
import { CallError } from '../problem.ts';
import { isObject } from '../project/json.ts';
import type { Source } from './collect.ts';

/**
 * The answers in a JSON or YAML file: option names as keys, as on the command line without `--`.
 * @throws CallError when the file cannot be read or is not a map
 */
export async function readAnswersFile(path: string): Promise<Source> {
  const fail = (reason: string): never => {
    throw new CallError([{ subject: `--answers ${path}`, reason }]);
  };
  let contents = '';
  try {
    contents = readFileSync(path, 'utf8');
  } catch (error) {
    fail(
      `cannot be read (${(error as NodeJS.ErrnoException).code}); give the path of a JSON or YAML file`,
    );
  }
  const values = await parse(contents).catch((error: Error) =>
    fail(`is neither JSON nor YAML: ${error.message.split('\n')[0]}`),
  );
  if (!isObject(values))
    return fail('must hold a map of option names to values, for example {"trigger": "queue"}');
  return { values, label: (option) => `${option} in ${path}` };
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
