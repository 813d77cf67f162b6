const KEYWORDS = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import ' +
    'interface map package range return select struct switch type var'
  ).split(' '),
);

/** Go reads a file name that ends in `_` and one of these as a test, or as meant for one system. */
const FILE_SUFFIXES = new Set(
  (
    'test aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 ' +
    'solaris wasip1 windows zos unix 386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips ' +
    'mips64 mips64le mips64p32 mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x ' +
    'sparc sparc64 wasm'
  ).split(' '),
);

/** Whether the Go language keeps `word` for itself. */
export function isGoKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}

/** Whether a file name that ends in `_word.go` would be a test or be left out on other systems. */
export function isGoFileSuffix(word: string): boolean {
  return FILE_SUFFIXES.has(word);
}

/** The words of names that were asked for: each is, many times, in an app of hundreds of functions. */
const known = new Map<string, readonly string[]>();

/** The words of a function name, in lower case: `HTTPExample-two` -> http, example, two. */
function words(name: string): readonly string[] {
  let found = known.get(name);
  if (found === undefined) {
    found = name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
      .split(/[\s_-]+/)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase());
    known.set(name, found);
  }
  return found;
}

/** The Go file of what the generator keeps of one function ends so. */
const FUNCTION_PART = /_bindings_gen\.go$/;

/** The generated Go file of a function that has inputs or outputs, beside its `file`.go. */
export function functionPart(file: string): string {
  return `${file}_bindings_gen.go`;
}

/** Whether a Go file of the root has the name of a generated file that belongs to one function. */
export function isFunctionPart(path: string): boolean {
  return FUNCTION_PART.test(path);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The exported Go identifier of a function: `http-example` -> HttpExample. */
export function goExported(name: string): string {
  return words(name).map(capital).join('');
}

/** The method of `app` that serves a function: `HttpExample` -> httpExample. May be a keyword. */
export function goMethodName(name: string): string {
  const exported = goExported(name);
  return exported.charAt(0).toLowerCase() + exported.slice(1);
}

/** Like {@link goMethodName}, but never a Go keyword: `Type` -> typeFunction. */
export function goMethod(name: string): string {
  const method = goMethodName(name);
  return isGoKeyword(method) ? `${method}Function` : method;
}

/**
 * The Go file of a function, without `.go`: `HttpExample` -> http_example. A last word that Go would
 * take for a test or a system is not set apart: `OrderTest` -> ordertest.
 */
export function goFile(name: string): string {
  const parts = words(name);
  const last = parts.at(-1);
  if (parts.length > 1 && last && isGoFileSuffix(last)) {
    return [...parts.slice(0, -2), `${parts.at(-2)}${last}`].join('_');
  }
  return parts.join('_');
}
