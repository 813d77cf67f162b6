import type { Catalogue } from '../../catalogue/index.ts';
import type { Row } from '../../options/collect.ts';
import { functionName, optionsWith } from '../shared/options.ts';

/** What `function` can be asked. A project of ours has the answers that are shared stored. */
export function functionRows(catalogue: Catalogue): Row[] {
  return optionsWith({ ...functionName(catalogue.triggers), positional: true }, catalogue);
}
