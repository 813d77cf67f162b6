import type { Catalogue } from '../../catalogue/index.ts';
import type { Option } from '../../options/option.ts';
import { functionName, optionsWith } from '../shared/options.ts';

/** What `new` can be asked: about its first function, and what the whole app shares. */
export function newOptions(catalogue: Catalogue): Option[] {
  return optionsWith(functionName(catalogue.triggers, 'HttpExample'), catalogue);
}
