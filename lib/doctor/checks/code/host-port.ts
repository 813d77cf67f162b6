import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import { valueAt } from '../../../formats/json.ts';
import { locate } from '../../../formats/position.ts';
import { findInCode, hasHandlerLibrary } from '../../../project/go-code.ts';
import type { Project } from '../../../project/project.ts';

const HOST_PORT = /FUNCTIONS_(CUSTOMHANDLER|HTTPWORKER)_PORT/;
const OTHER_PORT = /\b(?:Getenv|LookupEnv)\("PORT"\)/;

/** Whether the program gets to know the port of the host: it reads it, is handed it, or both agreed on one. */
export function knowsPort({ go, hostJson }: Project): boolean {
  return (
    // It may come as an argument: "arguments": ["--port", "%FUNCTIONS_CUSTOMHANDLER_PORT%"].
    HOST_PORT.test(hostJson?.text ?? '') ||
    go.files.some((file) => findInCode(file, HOST_PORT, 'code')) ||
    // AGF215 tells of a port that host.json fixes.
    valueAt(hostJson?.value, 'customHandler', 'port') !== undefined ||
    hasHandlerLibrary(go)
  );
}

/** Where the code reads PORT, when that is all that it could listen on. */
export function readsOtherPort(project: Project): FileLocation | undefined {
  if (knowsPort(project)) return undefined;
  for (const file of project.go.files) {
    const match = findInCode(file, OTHER_PORT, 'code');
    if (match) return locate(file.path, file.text, match.index, match[0].length);
  }
  return undefined;
}
