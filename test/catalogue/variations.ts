import type { BindingKind } from '../../lib/catalogue/binding.ts';
import { type Catalogue, catalogue } from '../../lib/catalogue/index.ts';
import { commandNamed } from '../../lib/commands/commands.ts';
import { parseFlags } from '../../lib/options/flags.ts';
import { choicesOf, type Option } from '../../lib/options/option.ts';
import type { NewFunction } from '../../lib/plan/request.ts';

/** A function with one trigger or binding of the catalogue, and the words that ask for it. */
export interface Variation {
  title: string;
  words: readonly string[];
}

const command = commandNamed('new');

/** What goes with an option, or with one of its values, that makes sense beside another one only. */
const COMPANIONS: { readonly [binding: string]: string } = {
  'in table row-key': 'partition-key=orders',
  'out cosmosdb create-if-not-exists=true': 'partition-key=/id',
  'out cosmosdb partition-key': 'create-if-not-exists=true',
  'out cosmosdb container-throughput': 'create-if-not-exists=true,partition-key=/id',
};

/** Each trigger and each binding of the catalogue with no option at all. */
export function alone({ triggers, bindings }: Catalogue): Variation[] {
  return [
    ...triggers.map(({ name, functionName = 'Alone' }) => ({
      title: `the trigger ${name}`,
      words: ['--trigger', name, '--function', functionName],
    })),
    ...bindings.map(({ name, direction }) => ({
      title: `the ${direction}put ${name}`,
      words: [`--${direction}put`, name, '--function', 'Alone'],
    })),
  ];
}

/** Each of them with each of its options as its help shows it, and with each of its choices. */
export function withOptions(catalogue: Catalogue): Variation[] {
  const triggers = catalogue.triggers.flatMap(({ name, options, functionName = 'Alone' }) =>
    options.flatMap((option) =>
      valuesOf(option).map((value) => ({
        title: `the trigger ${name} with --${option.name} ${value}`,
        words: ['--trigger', name, '--function', functionName, `--${option.name}`, value],
      })),
    ),
  );
  const bindings = catalogue.bindings.flatMap((kind) =>
    kind.options.flatMap((option) =>
      bindingTexts(kind, option).map((text) => ({
        title: `the ${kind.direction}put ${text}`,
        words: [`--${kind.direction}put`, text, '--function', 'Alone'],
      })),
    ),
  );
  return [...triggers, ...bindings];
}

function bindingTexts({ name, direction, options }: BindingKind, option: Option): string[] {
  const companionOf = (words: string) => COMPANIONS[`${direction} ${name} ${words}`];
  return valuesOf(option).map((value) => {
    const words = `${option.name}=${value.includes(',') ? JSON.stringify(value) : value}`;
    const text = option === options[0] ? `${name}:${value}` : `${name},${words}`;
    const companion = companionOf(option.name) ?? companionOf(words);
    return companion === undefined ? text : `${text},${companion}`;
  });
}

/** Its example, and each of its choices. */
function valuesOf(option: Option): string[] {
  return [option.example, ...choicesOf(option).map(({ value }) => value)];
}

/** What `new` would add, in an empty folder. Writes nothing. */
export async function added(words: readonly string[], folder: string): Promise<NewFunction> {
  if (!command) throw new Error('there is no command new');
  const parsed = parseFlags([...words, '--dry-run'], command.options(catalogue));
  const { outcome } = await command.prepare({ command, parsed, cwd: folder });
  const newFunction = outcome?.newFunction;
  if (!newFunction) throw new Error('nothing would be added');
  return newFunction;
}
