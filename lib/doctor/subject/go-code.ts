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
];

/** Reads the Go files of a folder. */
export function readGoCode({ files, text }: Pick<Subject, 'files' | 'text'>): GoCode {
  const sources: GoFile[] = files.paths
    .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
    .filter((path) => !/(^|\/)(vendor|testdata|[._][^/]*)\//.test(path))
    .slice(0, MAX_FILES)
    .flatMap((path) => {
      const source = text(path);
      return source === undefined ? [] : [{ path, text: source }];
    });
  return {
    files: sources,
    module: text('go.mod'),
    // Our own runtime registers nothing that a user would call.
    patterns: sources.filter((source) => !isManaged(source.text)).flatMap(patternsIn),
    registered: new Set(sources.flatMap(registeredIn)),
    otherRouter: OTHER_ROUTERS.find(([path]) =>
      sources.some((file) => file.text.includes(`"${path}`)),
    )?.[1],
  };
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
