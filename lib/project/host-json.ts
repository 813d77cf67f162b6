import { valueAt } from '../formats/json.ts';
import type { JsonFile } from '../formats/json-file.ts';

/** Whether host.json makes functions of its own: of its routes, or by its profile (contract 1.5 and 1.6). */
export function hasOtherFunctions(hostJson: JsonFile | undefined): boolean {
  return (
    valueAt(hostJson?.value, 'customHandler', 'http', 'routes') !== undefined ||
    valueAt(hostJson?.value, 'configurationProfile') !== undefined
  );
}
