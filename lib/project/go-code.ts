import { posix } from 'node:path';
import type { FileLocation } from '../diagnostics/diagnostic.ts';
import { type Budget, LIMITS } from '../formats/budget.ts';
import { isManaged } from '../formats/generated-header.ts';
import type { GoMod } from '../formats/go-mod.ts';
import {
  bareGo,
  type GoCall,
  type GoFunction,
  type GoSource,
  readGoSource,
  withoutGoComments,
} from '../formats/go-source.ts';
import { locate } from '../formats/position.ts';
import { lazyParts } from './lazy.ts';
import type { Project } from './project.ts';

/** The Go files of a folder. */
export interface GoCode {
  /** Without tests, vendored and generated test data. */
  files: readonly GoFile[];
  /** The paths that the code registers with a net/http mux. */
  patterns: readonly Pattern[];
  /** Some paths are not in the code as they are served: from a variable, or cut by StripPrefix. */
  computesPaths: boolean;
  /** The functions that the generated registry connects. */
  registered: ReadonlySet<string>;
  /** The name of a router that is not net/http's; its paths are not understood. */
  otherRouter: string | undefined;
}

export interface GoFile {
  path: string;
  text: string;
  /** The text with its comments as blanks: every offset is the same. */
  code: string;
  /** And with what is in its texts as blanks too. */
  bare: string;
  source: GoSource;
}

/** `"GET /api/hello"` in `mux.HandleFunc("GET /api/hello", hello)`. */
export interface Pattern {
  /** As written in the code. */
  written: string;
  /** Without method and host. */
  path: string;
  location: FileLocation;
}

/** Routers whose registrations do not read like those of net/http. */
const OTHER_ROUTERS: readonly [importPath: string, name: string][] = [
  ['github.com/gin-gonic/gin', 'gin'],
  ['github.com/go-chi/chi', 'chi'],
  ['github.com/labstack/echo', 'echo'],
  ['github.com/gorilla/mux', 'gorilla/mux'],
  ['github.com/gofiber/fiber', 'fiber'],
  ['github.com/julienschmidt/httprouter', 'httprouter'],
  ['github.com/KarlGW/azfunc', 'azfunc'],
  ['github.com/NitorCreations/azure-functions-go-handler', 'azure-functions-go-handler'],
];

/** Whether a library for custom handlers listens and reads the envelopes, so that the code does neither. */
export function hasHandlerLibrary({ otherRouter }: GoCode): boolean {
  return /^az/.test(otherRouter ?? '');
}

/** What registers a handler, in net/http and in the generated runtime, or cuts the paths of others. */
const CALLS = new Set(['HandleFunc', 'Handle', 'StripPrefix', 'HTTP', 'Event']);

/** Reads a Go file. */
export function goFile(path: string, text: string): GoFile {
  return lazyParts<GoFile>({
    path: () => path,
    text: () => text,
    code: () => withoutGoComments(text),
    bare: () => bareGo(text),
    // One more than are looked at, so that it is said.
    source: () => readGoSource(text, CALLS, LIMITS.patterns + 1),
  });
}

/** The Go files of the project, without those of other programs below it. */
export function readGoCode(
  { files, goMod }: Pick<Project, 'files' | 'goMod'>,
  goWork: GoMod | undefined,
  read: (path: string) => GoFile | undefined,
  budget: Budget,
): GoCode {
  const others = otherModules(files.paths, [goMod, goWork]);
  const paths = files.paths
    .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
    .filter((path) => !/(^|\/)(vendor|testdata|[._][^/]*)\//.test(path))
    .filter((path) => !others.some((folder) => path.startsWith(folder)));
  budget.allows(
    paths.length <= LIMITS.goFiles,
    `only the first ${LIMITS.goFiles} of ${paths.length} Go files were read`,
  );
  const sources = paths
    .slice(0, LIMITS.goFiles)
    .flatMap((path) => read(path) ?? [])
    .filter(({ source }) => !source.isIgnored);
  // Our own runtime registers nothing that a user would call.
  const written = sources.filter(({ text }) => !isManaged(text));
  const patterns = patternsIn(written);
  budget.allows(
    patterns.length <= LIMITS.patterns,
    `only the first ${LIMITS.patterns} paths in the Go code were looked at`,
  );
  return {
    files: sources,
    patterns: patterns.slice(0, LIMITS.patterns),
    computesPaths: written.some(({ source }) => source.calls.some(isComputed)),
    registered: new Set(sources.flatMap(registeredIn)),
    otherRouter: OTHER_ROUTERS.find(([path]) => sources.some((file) => imports(file, path)))?.[1],
  };
}

/** Whether a Go file imports a package, or one below it. */
function imports({ source }: GoFile, path: string): boolean {
  return source.imports.some((each) => each.startsWith(path));
}

/** The Go file that declares `func main`; files that no build takes do not count. */
export function mainFile(files: readonly GoFile[]): string | undefined {
  return fileWith(files, ({ functions }) => functions.some(isMain));
}

/** Whether it is `func main`, with which a program begins. */
export function isMain({ name, receiver }: GoFunction): boolean {
  return name === 'main' && receiver === undefined;
}

/** The first of the Go files that declares something; files that no build takes do not count. */
export function fileWith(
  files: readonly GoFile[],
  declares: (source: GoSource) => boolean,
): string | undefined {
  return files.find(({ source }) => !source.isIgnored && declares(source))?.path;
}

/** Folders of other apps, and of modules that go.mod and go.work do not name: tools, not the handler. */
function otherModules(
  paths: readonly string[],
  named: readonly (GoMod | undefined)[],
): readonly string[] {
  const mark = paths.includes('go.mod') ? /\/(go\.mod|host\.json)$/ : /\/host\.json$/;
  const folders = named
    .flatMap((file) => file?.directives ?? [])
    .filter(({ verb }) => verb === 'use' || verb === 'replace')
    .flatMap(({ args }) => args.filter((arg) => arg.startsWith('.')))
    .map((folder) => `${posix.normalize(folder).replace(/\/$/, '')}/`);
  return paths
    .filter((path) => mark.test(path))
    .map((path) => path.replace(mark, '/'))
    .filter((folder) => !folders.includes(folder));
}

/** Whether a file is of a program besides the handler. In cmd is the handler, when the root has no main. */
export function isHelper({ files }: GoCode, path: string): boolean {
  if (/^(tools|scripts|internal\/(pack|invoke))\//.test(path)) return true;
  if (!path.startsWith('cmd/')) return false;
  const rootHasMain = files.some(
    (file) => !file.path.includes('/') && file.source.packageName === 'main',
  );
  // The root's main may import the commands, as cobra lays them out.
  const importsCommands = ({ source }: GoFile): boolean =>
    source.imports.some((each) => each.endsWith('/cmd'));
  return rootHasMain && !files.some(importsCommands);
}

/** `mux.HandleFunc(route.path, ...)`, `mux.Handle("GET "+prefix, ...)`, or a sub-mux behind StripPrefix. */
function isComputed({ name, of, first, text, isFirstOfMore }: GoCall): boolean {
  if (name === 'StripPrefix') return true;
  if (of === undefined || !REGISTERS.has(name) || first.startsWith('ctx')) return false;
  return text === undefined || !isFirstOfMore;
}

const REGISTERS = new Set(['HandleFunc', 'Handle']);

/** `mux.HandleFunc("GET /api/hello", ...)`; a method and a host in front are dropped. One more than are looked at. */
function patternsIn(files: readonly GoFile[]): Pattern[] {
  const found: Pattern[] = [];
  for (const { path: file, text: code, source } of files)
    for (const { name, of, text } of source.calls) {
      const slash = text?.value.indexOf('/') ?? -1;
      if (!text || slash < 0 || of === undefined || !REGISTERS.has(name)) continue;
      const location = locate(file, code, text.offset, text.written.length + 2);
      found.push({ written: text.written, path: text.value.slice(slash), location });
      if (found.length > LIMITS.patterns) return found;
    }
  return found;
}

/** The names that a file of the generated runtime's users connects: functions_gen.go, or a main of their own. */
function registeredIn({ path, text: code, source }: GoFile): string[] {
  const isRegistry = path === 'functions_gen.go';
  const isUser = source.imports.some((each) => each.endsWith('/internal/azfunc'));
  if (!isRegistry && (isManaged(code) || !isUser)) return [];
  return source.calls.flatMap(({ name, of, text, isFirstOfMore }) => {
    const connects = name === 'HTTP' || name === 'Event';
    // A name alone asks for something: e.HTTP("req").
    return connects && of && (of === 'r' || !isRegistry) && text && isFirstOfMore
      ? [text.value]
      : [];
  });
}
