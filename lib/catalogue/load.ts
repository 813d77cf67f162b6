import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BindingKind } from './binding.ts';
import type { Trigger } from './trigger.ts';

/** Everything of Azure Functions that we know: triggers, and the bindings beside them. */
export interface Catalogue {
  triggers: readonly Trigger[];
  /** Inputs and outputs. */
  bindings: readonly BindingKind[];
}

const LIB = join(import.meta.dirname, '..');

/**
 * The catalogue: every file of `lib/triggers` exports `trigger`, every file of `lib/bindings/inputs`
 * and `lib/bindings/outputs` exports `binding`. A file that is added there is in the catalogue; there
 * is no list to keep. Each in the order in which it is offered.
 * @param extra folders that are laid out as `lib` is, for more triggers and bindings
 */
export async function loadCatalogue(extra: readonly string[] = []): Promise<Catalogue> {
  const roots = [LIB, ...extra];
  const [triggers, inputs, outputs] = await Promise.all([
    load(roots, 'triggers', (module: { trigger: Trigger }) => module.trigger),
    load(roots, 'bindings/inputs', (module: { binding: BindingKind }) => module.binding),
    load(roots, 'bindings/outputs', (module: { binding: BindingKind }) => module.binding),
  ]);
  return { triggers, bindings: [...inputs, ...outputs] };
}

async function load<M, R extends { order: number }>(
  roots: readonly string[],
  folder: string,
  row: (module: M) => R,
): Promise<R[]> {
  const files = roots.flatMap((root) => sourceFiles(join(root, folder)));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  return modules.map((module) => row(module as M)).sort((a, b) => a.order - b.order);
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}
