import { type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../project/project.ts';

/** Go takes one package a folder, and ours is main: another's root cannot hold the handler. */
export function packageProblems({ record, rootGo }: Project): Diagnostic[] {
  if (record) return [];
  const other = rootGo.find(
    ({ source: { packageName, isIgnored } }) =>
      !isIgnored && packageName !== undefined && packageName !== 'main',
  );
  if (!other) return [];
  const message = `${other.path} is of package ${other.source.packageName}, and the handler, in the same folder, is of package main; Go takes only one`;
  const howToFix =
    'Make the app in a folder of its own, for example with "azure-go-func new functions".';
  return [fileError(other.path, message, howToFix)];
}
