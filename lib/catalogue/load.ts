import type { BindingKind } from './binding.ts';
import { builtinCatalogue } from './builtin-catalogue.ts';
import { rowModules } from './row-files.ts';
import type { Trigger } from './trigger.ts';

/** Everything of Azure Functions that we know: triggers, and the bindings next to them. */
export interface Catalogue {
  triggers: readonly Trigger[];
  /** Inputs and outputs. */
  bindings: readonly BindingKind[];
}

/** The folders of the rows. A file that is added to one is in the catalogue; there is no list to keep. */
export const ROW_FOLDERS = ['triggers', 'inputs', 'outputs'] as const;

/**
 * The catalogue: every file of `lib/catalogue/triggers` exports `trigger`, every file of `lib/catalogue/inputs`
 * and `lib/catalogue/outputs` exports `binding`. Each in the order in which it is offered.
 * @param extra folders that are laid out as `lib/catalogue` is, for more triggers and bindings
 */
export async function loadCatalogue(extra: readonly string[] = []): Promise<Catalogue> {
  const [triggers, inputs, outputs] = await Promise.all(
    ROW_FOLDERS.map(async (folder) => [
      ...(await builtinCatalogue(folder)),
      ...(extra.length > 0 ? await rowModules(extra, folder) : []),
    ]),
  );
  return {
    triggers: inOrder((triggers as { trigger: Trigger }[]).map(({ trigger }) => trigger)),
    bindings: [inputs, outputs].flatMap((rows) =>
      inOrder((rows as { binding: BindingKind }[]).map(({ binding }) => binding)),
    ),
  };
}

function inOrder<R extends { order: number }>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) => a.order - b.order);
}
