/** `AccountKey=...`, `"password": "..."`, `sig=...` of a signed address: the name, and the value that is hidden. */
const NAMED =
  /((?:accountkey|accesskey|api[-_]?key|password|passwd|pwd|secret|token|sig)["']?\s{0,5}(?::=|[=:])\s{0,5}["']?)([^\s"';&,()]{8,})/gi;

/** The password in `amqps://user:password@host`. */
const IN_ADDRESS = /(:\/\/[^\s:/@]*:)([^\s@/]+)(?=@)/g;

/** What is long enough to be a key, in the alphabet of base64. A word has no digits, or only one case. */
const LONG = /[A-Za-z0-9+/]{40,}/g;

/** Files in which every value may be a secret. */
const SETTINGS = /(^|\/)(local\.settings(\.[^/]*)?|[^/]*\.settings\.json)$/i;

const NAME_OR_WORD = /"(?:[^"\\]|\\.)*"(?=\s{0,5}:)|[^\s{}[\]:,"]+/g;

/** A part of a line of a file, with an asterisk for each code unit of what may be a secret. */
export function hideSecrets(file: string, text: string): string {
  if (SETTINGS.test(file))
    return text.replace(NAME_OR_WORD, (each) =>
      /^"[\w.:-]{1,100}"$/.test(each) ? each : stars(each),
    );
  return text
    .replace(NAMED, (_, name: string, value: string) => name + stars(value))
    .replace(IN_ADDRESS, (_, before: string, password: string) => before + stars(password))
    .replace(LONG, (each) => (isMixed(each) ? stars(each) : each));
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}

function stars(value: string): string {
  return '*'.repeat(value.length);
}
