import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import { valueAt } from '../../../formats/json.ts';
import { locate } from '../../../formats/position.ts';
import { hasHandlerLibrary } from '../../../project/go-code.ts';
import type { Project } from '../../../project/project.ts';

/** Whether the program gets to know the port of the host: it reads it, is handed it, or both agreed on one. */
export function knowsPort({ go, hostJson }: Project): boolean {
  // It may come as an argument: "arguments": ["--port", "%FUNCTIONS_CUSTOMHANDLER_PORT%"].
  const texts = [hostJson?.text ?? '', ...go.files.map(({ code }) => code)];
  return (
    texts.some((text) => /FUNCTIONS_(CUSTOMHANDLER|HTTPWORKER)_PORT/.test(text)) ||
    // AGF215 tells of a port that host.json fixes.
    valueAt(hostJson?.value, 'customHandler', 'port') !== undefined ||
    hasHandlerLibrary(go)
  );
}

/** Where the code reads PORT, when that is all that it could listen on. */
export function readsOtherPort(project: Project): FileLocation | undefined {
  if (knowsPort(project)) return undefined;
  for (const { path, text, code } of project.go.files) {
    const match = /\b(?:Getenv|LookupEnv)\("PORT"\)/.exec(code);
    if (match) return locate(path, text, match.index, match[0].length);
  }
  return undefined;
}
