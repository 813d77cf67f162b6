import { isManaged } from '../../plan/seal.ts';
import type { GoCode, GoFile, Pattern, Subject } from './subject.ts';

const MAX_FILES = 400;

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
export function readGoCode({ files, text }: Pick<Subject, 'files' | 'text'>): GoCode {
  const others = otherModules(files.paths, `${text('go.mod') ?? ''}\n${text('go.work') ?? ''}`);
  const sources: GoFile[] = files.paths
    .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
    .filter((path) => !/(^|\/)(vendor|testdata|[._][^/]*)\//.test(path))
    .filter((path) => !others.some((folder) => path.startsWith(folder)))
    .slice(0, MAX_FILES)
    .flatMap((path) => {
      const source = text(path);
      return source === undefined ? [] : [{ path, text: source }];
    });
  // Our own runtime registers nothing that a user would call.
  const written = sources.filter((source) => !isManaged(source.text));
  return {
    files: sources,
    module: text('go.mod'),
    patterns: written.flatMap(patternsIn),
    computesPaths: written.some(computesPaths),
    registered: new Set(sources.flatMap(registeredIn)),
    otherRouter: OTHER_ROUTERS.find(([path]) =>
      sources.some((file) => file.text.includes(`"${path}`)),
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

/** Whether a file is of a program beside the handler. In cmd stands the handler, when the root has no main. */
export function isHelper({ files }: GoCode, path: string): boolean {
  if (/^(tools|scripts|internal\/(pack|invoke))\//.test(path)) return true;
  const rootHasMain = files.some(
    (file) => !file.path.includes('/') && /^package main\b/m.test(file.text),
  );
  return rootHasMain && path.startsWith('cmd/') && !files.some(({ text }) => CMD_IMPORT.test(text));
}

/** The root's main imports the commands, as cobra lays them out. */
const CMD_IMPORT = /^[ \t]*(?:import\s+)?"[^"\s]+\/cmd"/m;

/** `mux.HandleFunc(route.path, ...)`, `mux.Handle("GET "+prefix, ...)`, or a sub-mux behind StripPrefix. */
function computesPaths({ text }: GoFile): boolean {
  const computed =
    /\bStripPrefix\(|\.(?:HandleFunc|Handle)\(\s*(?!ctx\b)(?!(?:"[^"\n]*"|`[^`\n]*`)\s*,)/g;
  return [...text.matchAll(computed)].some(({ index }) => !isComment(text, index));
}

/** `mux.HandleFunc("GET /api/hello", ...)`; a method and a host in front are dropped. */
function patternsIn({ path: file, text }: GoFile): Pattern[] {
  const found: Pattern[] = [];
  for (const match of text.matchAll(/\.(?:HandleFunc|Handle)\(\s*(?:"([^"\n]*)"|`([^`\n]*)`)/g)) {
    const written = match[1] ?? match[2] ?? '';
    const path = /\/.*$/.exec(written)?.[0];
    if (path === undefined || isComment(text, match.index)) continue;
    found.push({ written, path, file, line: lineOf(text, match.index) });
  }
  return found;
}

/** The names in a file that has the form of the generated functions_gen.go. */
function registeredIn({ path, text }: GoFile): string[] {
  if (path !== 'functions_gen.go') return [];
  return [...text.matchAll(/\br\.(?:HTTP|Event)\("([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** Whether `//` stands before this place in its line. */
export function isComment(text: string, index: number): boolean {
  return /\/\/(?!.*")/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
