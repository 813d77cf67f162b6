import { posix } from 'node:path';
import type { FileLocation } from '../diagnostics/diagnostic.ts';
import { type Budget, LIMITS } from '../formats/budget.ts';
import { codeAlone, GO, withoutComments } from '../formats/code-text.ts';
import { isManaged } from '../formats/generated-header.ts';
import type { GoMod } from '../formats/go-mod.ts';
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

/** Reads a Go file. */
export function goFile(path: string, text: string): GoFile {
  return lazyParts<GoFile>({
    path: () => path,
    text: () => text,
    code: () => withoutComments(text, GO),
    bare: () => codeAlone(text, GO),
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
  const sources = paths.slice(0, LIMITS.goFiles).flatMap((path) => read(path) ?? []);
  // Our own runtime registers nothing that a user would call.
  const written = sources.filter((source) => !isManaged(source.text));
  const patterns = patternsIn(written);
  budget.allows(
    patterns.length <= LIMITS.patterns,
    `only the first ${LIMITS.patterns} paths in the Go code were looked at`,
  );
  return {
    files: sources,
    patterns: patterns.slice(0, LIMITS.patterns),
    computesPaths: written.some(computesPaths),
    registered: new Set(sources.flatMap(registeredIn)),
    otherRouter: OTHER_ROUTERS.find(([path]) =>
      sources.some((file) => file.code.includes(`"${path}`)),
    )?.[1],
  };
}

/** The first of the Go files whose code matches; files that no build takes do not count. */
export function firstGoFile(files: readonly GoFile[], pattern: RegExp): string | undefined {
  return files.find(({ text, bare }) => pattern.test(bare) && !/^\/\/go:build ignore$/m.test(text))
    ?.path;
}

export const GO_MAIN = /^func main\(\)/m;

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
  const rootHasMain = files.some(
    (file) => !file.path.includes('/') && /^package main\b/m.test(file.bare),
  );
  return rootHasMain && path.startsWith('cmd/') && !files.some(({ code }) => CMD_IMPORT.test(code));
}

/** The root's main imports the commands, as cobra lays them out. */
const CMD_IMPORT = /^[ \t]*(?:import\s+)?"[^"\s]+\/cmd"/m;

/** `mux.HandleFunc(route.path, ...)`, `mux.Handle("GET "+prefix, ...)`, or a sub-mux behind StripPrefix. */
function computesPaths({ bare }: GoFile): boolean {
  if (/\bStripPrefix\(/.test(bare)) return true;
  for (const { argument, end } of callsOf(bare, /\.(?:HandleFunc|Handle)\(\s*/g))
    if (!bare.startsWith('ctx', argument) && !isFollowedByComma(bare, end)) return true;
  return false;
}

/** `mux.HandleFunc("GET /api/hello", ...)`; a method and a host in front are dropped. One more than are looked at. */
function patternsIn(files: readonly GoFile[]): Pattern[] {
  const found: Pattern[] = [];
  for (const { path: file, text, bare } of files)
    for (const { argument, end } of callsOf(bare, /\.(?:HandleFunc|Handle)\(\s*/g)) {
      const written = end === undefined ? '' : text.slice(argument + 1, end - 1);
      const slash = written.indexOf('/');
      if (slash < 0) continue;
      const location = locate(file, text, argument, written.length + 2);
      found.push({ written, path: written.slice(slash), location });
      if (found.length > LIMITS.patterns) return found;
    }
  return found;
}

/** The names that a file of the generated runtime's users connects: functions_gen.go, or a main of their own. */
function registeredIn({ path, text, code, bare }: GoFile): string[] {
  const isRegistry = path === 'functions_gen.go';
  if (!isRegistry && (isManaged(text) || !REGISTRY_IMPORT.test(code))) return [];
  const names: string[] = [];
  const calls = isRegistry ? /\br\.(?:HTTP|Event)\(\s*/g : /\b\w+\.(?:HTTP|Event)\(\s*/g;
  // A name alone asks for something: e.HTTP("req").
  for (const { argument, end } of callsOf(bare, calls))
    if (end !== undefined && isFollowedByComma(bare, end))
      names.push(text.slice(argument + 1, end - 1));
  return names;
}

const REGISTRY_IMPORT = /"[^"\n]*\/internal\/azfunc"/;

/** A call: where its first argument begins, and where that ends when it is a text. */
interface Call {
  argument: number;
  end: number | undefined;
}

/** The calls whose head `pattern` matches, in code without what is in its comments and texts. */
function* callsOf(bare: string, pattern: RegExp): Generator<Call> {
  for (const { index, 0: head } of bare.matchAll(pattern)) {
    const argument = index + head.length;
    const mark = bare[argument];
    const close = mark === '"' || mark === '`' ? bare.indexOf(mark, argument + 1) : -1;
    yield { argument, end: close < 0 ? undefined : close + 1 };
  }
}

function isFollowedByComma(code: string, at: number | undefined): boolean {
  const comma = /\s*,/y;
  comma.lastIndex = at ?? code.length;
  return comma.test(code);
}
