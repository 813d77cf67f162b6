import type { Problem } from '../../diagnostics/problem.ts';
import type { Project } from '../../project/project.ts';

/** Go takes one package a folder, and ours is main: another's root cannot hold the handler. */
export function packageProblems({ record, rootGo }: Project): Problem[] {
  if (record) return [];
  const packages = rootGo.map(({ path, bare }) => ({ path, clause: packageClause(bare) }));
  const other = packages.find(({ clause }) => clause !== undefined && clause !== 'main');
  if (!other) return [];
  const reason = `is of package ${other.clause}, and the handler, in the same folder, is of package main; Go takes only one. Make the app in a folder of its own, for example with "azure-go-func new functions"`;
  return [{ location: other.path, reason }];
}

function packageClause(code: string): string | undefined {
  return /^package\s+(\w+)/m.exec(code)?.[1];
}
