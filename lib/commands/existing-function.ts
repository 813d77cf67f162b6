import { isDeepStrictEqual } from 'node:util';
import type { RunSettings } from '../options/run-options.ts';
import type { Addition } from '../plan/request.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import type { Command } from './command.ts';

/**
 * A function that exists and is the same is no problem: adding it again changes nothing. One that
 * differs is replaced only by force.
 */
export function existingFunctionProblem(
  command: Command,
  { name, trigger, answers }: Addition,
  project: Project,
  { force }: RunSettings,
): Problem | undefined {
  const existing = project.functions.find((other) => other.name === name);
  if (!existing || force) return undefined;
  const planned = JSON.parse(JSON.stringify(trigger.bindings(answers)));
  if (isDeepStrictEqual(planned, existing.bindings)) return undefined;
  return {
    subject: command.name === 'new' ? `--function ${name}` : `the function ${name}`,
    reason: `exists already and ${name}/function.json says something else; choose another name, edit that file, or use --force to write it again`,
  };
}
