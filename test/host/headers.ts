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
