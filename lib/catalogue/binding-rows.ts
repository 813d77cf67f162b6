import type { Row } from '../options/collect.ts';
import type { Choice } from '../options/option.ts';
import type { BindingKind } from './binding.ts';
import { parseBindingText } from './binding-spec.ts';
import { titleWithPlans } from './plan-limit.ts';

/** What `--input` and `--output` take. */
export function bindingRows(kinds: readonly BindingKind[]): Row[] {
  const rows: Row[] = [
    {
      name: 'input',
      type: 'many',
      question: 'What else does it read?',
      help: 'An input binding, as kind[:first][,option=value...]. May be repeated.',
      example: '--input blob:customers/{id}.json',
      default: () => [],
      defaultDescription: 'none',
      itemChoices: choicesOf(kinds, 'in'),
      itemOptions: refinerOf(kinds, 'in'),
      validate: checkOf(kinds, 'in'),
    },
    {
      name: 'output',
      type: 'many',
      question: 'What does it write?',
      help: 'An output binding, as kind[:first][,option=value...]. May be repeated.',
      example: '--output queue:receipts,connection=ReceiptsStorage',
      default: () => [],
      defaultDescription: 'none',
      itemChoices: choicesOf(kinds, 'out'),
      itemOptions: refinerOf(kinds, 'out'),
      validate: checkOf(kinds, 'out'),
    },
  ];
  return rows.filter(({ itemChoices }) => itemChoices && itemChoices.length > 0);
}

/** The kinds of one direction. */
export function kindsOf(kinds: readonly BindingKind[], direction: 'in' | 'out'): BindingKind[] {
  return kinds.filter((kind) => kind.direction === direction);
}

function choicesOf(kinds: readonly BindingKind[], direction: 'in' | 'out'): Choice[] {
  return kindsOf(kinds, direction).map((kind) => ({
    value: kind.name,
    title: `${kind.name}: ${titleWithPlans(kind)}`,
    hidden: kind.hidden ?? false,
  }));
}

function refinerOf(
  kinds: readonly BindingKind[],
  direction: 'in' | 'out',
): NonNullable<Row['itemOptions']> {
  return (item) => kindsOf(kinds, direction).find(({ name }) => name === item)?.options ?? [];
}

function checkOf(
  kinds: readonly BindingKind[],
  direction: 'in' | 'out',
): NonNullable<Row['validate']> {
  return (text, context) => {
    const parsed = parseBindingText(text, kindsOf(kinds, direction), context);
    return 'problem' in parsed ? parsed.problem : undefined;
  };
}
