import type { Subject } from '../../subject/subject.ts';

/** What `func init` and the documentation write today. */
export const BUNDLE = { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' };

/** Built into the host; everything else comes with the extension bundle (contract section 6). */
const BUILT_IN = new Set(['httptrigger', 'http', 'timertrigger', 'manualtrigger', '']);

/** The binding types that need the extension bundle, each with the name of a function. */
export function bundledTypes({ functions }: Subject): { type: string; name: string }[] {
  return functions.flatMap(({ name, bindings }) =>
    bindings
      .map(({ type }) => String(type ?? ''))
      .filter((type) => !BUILT_IN.has(type.toLowerCase()))
      .map((type) => ({ type, name })),
  );
}
