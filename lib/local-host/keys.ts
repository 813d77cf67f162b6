import type { AuthLevel } from './function-json.ts';
import { type Headers, headerValue } from './headers.ts';
import { readQuery } from './query.ts';

/** The keys callers show. */
export interface Keys {
  master: string;
  function: string;
}

/** A request, as far as its key is concerned. */
export interface KeyedRequest {
  /** Path and query. */
  target: string;
  headers: Headers;
}

/** What the key in `x-functions-key`, or else in the query's `code`, allows; undefined for none and for a wrong one. */
export function keyLevel(
  { target, headers }: KeyedRequest,
  keys: Keys,
): 'admin' | 'function' | undefined {
  const mark = target.indexOf('?');
  const query = readQuery(mark < 0 ? '' : target.slice(mark));
  const key = headerValue(headers, 'x-functions-key') ?? query.get('code');
  if (key === keys.master) return 'admin';
  return key === keys.function ? 'function' : undefined;
}

/** Whether that is enough (contract 3.5). */
export function isAuthorized(request: KeyedRequest, level: AuthLevel, keys: Keys): boolean {
  if (level === 'anonymous') return true;
  const allowed = keyLevel(request, keys);
  return allowed === 'admin' || (level === 'function' && allowed === 'function');
}
