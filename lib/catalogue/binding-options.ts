import { type Choice, defineOptions } from '../options/option.ts';
import type { BindingKind } from './binding.ts';
import { parseBindingText } from './binding-spec.ts';
import { titleWithPlans } from './plan-limit.ts';

/** What `--input` and `--output` take. */
export function bindingOptions(kinds: readonly BindingKind[]) {
  const [inputs, outputs] = [kindsOf(kinds, 'in'), kindsOf(kinds, 'out')];
  return defineOptions([
    {
      name: 'input',
      type: 'text',
      multiple: true,
      question: 'What else does it read?',
      help: 'An input binding, as kind[:first][,option=value...]. May be repeated.',
      example: 'blob:customers/{id}.json',
      default: () => [],
      defaultDescription: 'none',
      itemChoices: choicesFor(inputs),
      itemOptions: (item) => optionsOf(inputs, item),
      validate: (text, context) => problemIn(parseBindingText(text, inputs, context)),
    },
    {
      name: 'output',
      type: 'text',
      multiple: true,
      question: 'What does it write?',
      help: 'An output binding, as kind[:first][,option=value...]. May be repeated.',
      example: 'queue:receipts,connection=ReceiptsStorage',
      default: () => [],
      defaultDescription: 'none',
      itemChoices: choicesFor(outputs),
      itemOptions: (item) => optionsOf(outputs, item),
      validate: (text, context) => problemIn(parseBindingText(text, outputs, context)),
    },
  ]);
}

/** The kinds of one direction. */
export function kindsOf(kinds: readonly BindingKind[], direction: 'in' | 'out'): BindingKind[] {
  return kinds.filter((kind) => kind.direction === direction);
}

function choicesFor(kinds: readonly BindingKind[]): Choice[] {
  return kinds.map((kind) => ({
    value: kind.name,
    title: `${kind.name}: ${titleWithPlans(kind)}`,
    hidden: kind.hidden ?? false,
  }));
}

function optionsOf(kinds: readonly BindingKind[], item: string): BindingKind['options'] {
  return kinds.find(({ name }) => name === item)?.options ?? [];
}

function problemIn(parsed: ReturnType<typeof parseBindingText>): string | undefined {
  return 'problem' in parsed ? parsed.problem : undefined;
}
