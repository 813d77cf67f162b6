import { isGoKeyword } from './go-names.ts';
import { trimmed } from './trimmed.ts';

/** First elements that Go keeps: its own commands' words, and the standard library's folders. */
const RESERVED = new Set(
  (
    'main all std cmd test internal vendor builtin archive bufio bytes cmp compress container ' +
    'context crypto database debug embed encoding errors expvar flag fmt go hash html image index ' +
    'io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv ' +
    'strings structs sync syscall testing text time unicode unique unsafe weak'
  ).split(' '),
);

/** What the Go command would refuse in a module path; undefined when it is good. */
export function modulePathProblem(path: string): string | undefined {
  const example = 'for example github.com/contoso/shop or shop';
  const first = path.split('/')[0] ?? '';
  if (RESERVED.has(first) || isGoKeyword(first))
    return `Go keeps paths that start with "${first}" for itself; give another path, ${example}`;
  if (!/^[A-Za-z0-9][A-Za-z0-9._~/-]*$/.test(path))
    return `a module path has letters, digits and "-", ".", "_", "~", "/", and starts with a letter or digit, ${example}`;
  const elements = path.split('/');
  if (elements.includes(''))
    return `a module path has no empty element ("//" or a "/" at its end), ${example}`;
  if (elements.some((element) => element.startsWith('.') || element.endsWith('.')))
    return `no element of a module path starts or ends with a dot, ${example}`;
  if (elements.slice(1).some((element) => element === 'internal' || element === 'vendor'))
    return 'no element of a module path is "internal" or "vendor" here: Go gives them a meaning';
  return undefined;
}

/** A module path made from a directory's name: `My Shop` -> my-shop. Always one that Go takes. */
export function modulePathFor(directoryName: string): string {
  const written = directoryName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-');
  const path = trimmed(written, /[^a-z0-9]/);
  if (path === '') return 'functionapp';
  return modulePathProblem(path) === undefined ? path : `${path}-app`;
}

/** The name of the app in its module path: `github.com/contoso/shop/v2` -> shop. */
export function appNameIn(modulePath: string): string {
  return (
    modulePath
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? modulePath
  );
}
