import { valueAt } from '../../../formats/json.ts';
import { hasHandlerLibrary } from '../../../project/go-code.ts';
import type { GoFile, Subject } from '../../../project/subject.ts';

/** Whether the program gets to know the port of the host: it reads it, is handed it, or both agreed on one. */
export function knowsPort({ go, hostJson }: Subject): boolean {
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
export function readsOtherPort(project: Subject): { file: GoFile; index: number } | undefined {
  if (knowsPort(project)) return undefined;
  for (const file of project.go.files) {
    const index = file.code.search(/\b(?:Getenv|LookupEnv)\("PORT"\)/);
    if (index >= 0) return { file, index };
  }
  return undefined;
}
