/** Header lines in order, as Node's rawHeaders paired. */
export type Headers = [name: string, value: string][];

export function pairHeaders(raw: string[]): Headers {
  const pairs: Headers = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] as string, raw[i + 1] as string]);
  return pairs;
}

/** The values of one header, joined by a comma; undefined without any. */
export function headerValue(headers: Headers, name: string): string | undefined {
  const values = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length > 0 ? values.join(', ') : undefined;
}

/** Without the named headers (lower case). */
export function withoutHeaders(headers: Headers, names: readonly string[]): Headers {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

/** The values of each name, names as first spelt. */
export function groupHeaders(headers: Headers): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const spelling = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = spelling.get(name.toLowerCase()) ?? name;
    spelling.set(name.toLowerCase(), key);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

/** One line a name, as .NET's HttpClient sends repeated headers. */
export function joinHeaders(headers: Headers): Headers {
  const separators: Record<string, string> = { cookie: '; ', 'user-agent': ' ' };
  return [...groupHeaders(headers)].map(([name, values]) => [
    name,
    values.join(separators[name.toLowerCase()] ?? ', '),
  ]);
}

// Kestrel spells the headers that it knows in its own way, and leaves all others as they came.
const known = new Map(
  `Accept Accept-Charset Accept-Encoding Accept-Language Authorization Cache-Control Connection Content-Disposition
  Content-Encoding Content-Language Content-Length Content-Location Content-MD5 Content-Range Content-Type Cookie Date
  Expect Expires From Host If-Match If-Modified-Since If-None-Match If-Range If-Unmodified-Since Keep-Alive
  Last-Modified Max-Forwards Origin Pragma Range Referer TE Trailer Transfer-Encoding Upgrade User-Agent Via Warning`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

/** A header's name as the host's server has it. */
export function serverName(name: string): string {
  return known.get(name.toLowerCase()) ?? name;
}
