import type { IncomingMessage } from 'node:http';
import type { AuthLevel } from './function-json.ts';
import { readQuery } from './query.ts';

/** The keys callers show. */
export interface Keys {
  master: string;
  function: string;
}

/** Whether the key in `x-functions-key`, or else in the query's `code`, is good enough (contract 3.5). */
export function isAuthorized(incoming: IncomingMessage, level: AuthLevel, keys: Keys): boolean {
  if (level === 'anonymous') return true;
  const search = new URL(incoming.url ?? '/', 'http://host').search;
  const key = incoming.headers['x-functions-key'] ?? readQuery(search).get('code');
  return key === keys.master || (level === 'function' && key === keys.function);
}
