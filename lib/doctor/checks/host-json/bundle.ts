import type { Project } from '../../../project/project.ts';
import { BUILT_IN_TYPES } from '../../../rules/trigger-properties.ts';

/** What `func init` and the documentation write today. */
export const BUNDLE = { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' };

/** The binding types that need the extension bundle, each with the name of a function. */
export function bundledTypes({ functions }: Project): { type: string; name: string }[] {
  return functions.flatMap(({ name, bindings }) =>
    bindings
      .map(({ type }) => type)
      .filter((type) => type !== '' && !BUILT_IN_TYPES.has(type.toLowerCase()))
      .map((type) => ({ type, name })),
  );
}
