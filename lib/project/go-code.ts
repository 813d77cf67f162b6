import { type Budget, LIMITS } from '../formats/budget.ts';
import { codeAlone, GO, withoutComments } from '../formats/code-text.ts';
import { isManaged } from '../formats/generated-header.ts';
import { locate } from '../formats/position.ts';
import type { GoCode, GoFile, Pattern, Subject } from './subject.ts';

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

/** Reads the Go files of a folder. */
export function readGoCode(
  { files, text }: Pick<Subject, 'files' | 'text'>,
  budget: Budget,
): GoCode {
  const others = otherModules(files.paths, `${text('go.mod') ?? ''}\n${text('go.work') ?? ''}`);
  const paths = files.paths
    .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
    .filter((path) => !/(^|\/)(vendor|testdata|[._][^/]*)\//.test(path))
    .filter((path) => !others.some((folder) => path.startsWith(folder)));
  budget.allows(
    paths.length <= LIMITS.goFiles,
    `only the first ${LIMITS.goFiles} of ${paths.length} Go files were read`,
  );
  const sources = paths.slice(0, LIMITS.goFiles).flatMap((path): GoFile[] => {
    const source = text(path);
    return source === undefined
      ? []
      : [{ path, text: source, code: withoutComments(source, GO), bare: codeAlone(source, GO) }];
  });
  // Our own runtime registers nothing that a user would call.
  const written = sources.filter((source) => !isManaged(source.text));
  const patterns = patternsIn(written);
  budget.allows(
    patterns.length <= LIMITS.patterns,
    `only the first ${LIMITS.patterns} paths in the Go code were looked at`,
  );
  return {
    files: sources,
    module: text('go.mod'),
    patterns: patterns.slice(0, LIMITS.patterns),
    computesPaths: written.some(computesPaths),
    registered: new Set(sources.flatMap(registeredIn)),
    otherRouter: OTHER_ROUTERS.find(([path]) =>
      sources.some((file) => file.code.includes(`"${path}`)),
    )?.[1],
  };
}

/** Folders of other apps, and of modules that the root's go.mod does not name: tools, not the handler. */
function otherModules(paths: readonly string[], names: string): string[] {
  const mark = paths.includes('go.mod') ? /\/(go\.mod|host\.json)$/ : /\/host\.json$/;
  return paths
    .filter((path) => mark.test(path))
    .map((path) => path.replace(mark, '/'))
    .filter((folder) => !names.includes(`./${folder.slice(0, -1)}`));
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
