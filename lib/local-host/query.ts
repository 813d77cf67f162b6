/** ASP.NET's query of a URL's search part: names in either case are one, repeated values comma-joined (contract 3.2). */
export function readQuery(
  search: string,
  join = (before: string, value: string) => `${before},${value}`,
): Map<string, string> {
  const query = new Map<string, string>();
  const spelling = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const key = spelling.get(name.toLowerCase()) ?? name;
    spelling.set(name.toLowerCase(), key);
    const before = query.get(key);
    query.set(key, before === undefined ? value : join(before, value));
  }
  return query;
}

/** `?a=1&b=2`, encoded anew as .NET's UrlEncoder does it; empty without any. */
export function writeQuery(query: Map<string, string>): string {
  const parts = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("'", '%27')
    .replace(/%(24|2C|3B|40)/g, (code) => decodeURIComponent(code));
}
