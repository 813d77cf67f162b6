import { isObject } from '../formats/json.ts';

/** Where Yeoman keeps what a generator remembers of a project; the key is our package's name. */
export const RECORD_FILE = '.yo-rc.json';
export const RECORD_KEY = 'generator-azure-go-func';

/** What `new` wrote down for later: enough to plan the project again. */
export interface Record {
  version: string;
  answers: { [option: string]: string };
  /** Functions that the user's own `main` served before we came; the registry leaves them out. */
  servedElsewhere: readonly string[];
}

/** Our part of a parsed .yo-rc.json; undefined when there is none. */
export function recordIn(value: unknown): Record | undefined {
  const stored = isObject(value) ? value[RECORD_KEY] : undefined;
  if (!isObject(stored) || !isObject(stored.answers)) return undefined;
  const { version, servedElsewhere } = stored;
  return {
    version: typeof version === 'string' ? version : '',
    answers: Object.fromEntries(
      Object.entries(stored.answers).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    servedElsewhere: Array.isArray(servedElsewhere)
      ? servedElsewhere.filter((name) => typeof name === 'string')
      : [],
  };
}
