import { type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import { codeAlone, GO } from '../../formats/code-text.ts';
import type { Project } from '../../project/project.ts';

/** Go takes one package a folder, and ours is main: another's root cannot hold the handler. */
export function packageProblems({ record, entries, read }: Project): Diagnostic[] {
  if (record) return [];
  const packages = entries
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .map((name) => ({ name, clause: packageClause(read(name) ?? '') }));
  const other = packages.find(({ clause }) => clause !== undefined && clause !== 'main');
  if (!other) return [];
  const message = `${other.name} is of package ${other.clause}, and the handler, in the same folder, is of package main; Go takes only one`;
  const howToFix =
    'Make the app in a folder of its own, for example with "azure-go-func new functions".';
  return [fileError(other.name, message, howToFix)];
}

function packageClause(code: string): string | undefined {
  return /^package\s+(\w+)/m.exec(codeAlone(code, GO))?.[1];
}
