import type { Catalogue } from '../../catalogue/index.ts';
import type { Option } from '../../options/option.ts';
import { functionName, optionsWith } from '../shared/options.ts';

/** What `function` can be asked. A project of ours has the answers that are shared stored. */
export function functionOptions(catalogue: Catalogue): Option[] {
  return optionsWith({ ...functionName(catalogue.triggers), positional: true }, catalogue);
}
