import { type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../project/project.ts';

/** What keeps the Go files of a plan from compiling in this folder. */
export function packageProblems(project: Project): Diagnostic[] {
  return [...moduleProblems(project), ...otherPackages(project)];
}

/** Every import of ours begins with the module path. */
function moduleProblems({ goMod }: Project): Diagnostic[] {
  if (!goMod || goMod.module) return [];
  const howToFix = 'Write its first line, for example: module example.com/shop';
  return [fileError(goMod.path, 'go.mod has no module path', howToFix)];
}

/** Go takes one package a folder, and ours is main: another's root cannot hold the handler. */
function otherPackages({ record, rootGo }: Project): Diagnostic[] {
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
