import { typesOf } from '../catalogue/binding-types.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { SECRET_NAMES } from '../rules/secret-names.ts';
import { BUILT_IN_TYPES, UNFIT_DATA, type UnfitData } from '../rules/trigger-properties.ts';

/** The tables of lib/rules and of the catalogue as the templates see them. */
export interface HostData {
  builtIn: readonly string[];
  /** All binding types, in lines of some hundred letters. */
  bindingTypes: readonly string[];
  needed: readonly { type: string; properties: readonly string[] }[];
  unfit: readonly UnfitData[];
  /** Patterns of .gitignore, in lower case. */
  secretNames: readonly string[];
}

export function hostData(catalogue: Catalogue): HostData {
  const types = typesOf(catalogue);
  return {
    builtIn: [...BUILT_IN_TYPES],
    bindingTypes: wrapped(types.names),
    needed: [...types.needed]
      .filter(([, properties]) => properties.length > 0)
      .map(([type, properties]) => ({ type, properties }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
    unfit: UNFIT_DATA,
    secretNames: SECRET_NAMES,
  };
}

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < 110) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
