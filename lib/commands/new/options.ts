import type { Catalogue } from '../../catalogue/index.ts';
import type { Row } from '../../options/collect.ts';
import { functionName, optionsWith } from '../shared/options.ts';

/** What `new` can be asked: about its first function, and what the whole app shares. */
export function newRows(catalogue: Catalogue): Row[] {
  return optionsWith(functionName(catalogue.triggers, 'HttpExample'), catalogue);
}
