// Nothing here runs: "npm run check" compiles it. Each line below an "expect-error" must not compile, and the
// compiler complains about the comment if it does.
import { defineBinding } from '../../lib/catalogue/binding.ts';
import { defineTrigger } from '../../lib/catalogue/trigger.ts';
import { trigger as queue } from '../../lib/catalogue/triggers/queue.ts';
import type { Call } from '../../lib/commands/shared/command.ts';
import { settingsOf } from '../../lib/commands/shared/run-options.ts';
import { answersTo, answerTo, defineOption, defineOptions } from '../../lib/options/option.ts';

const kind = defineOption({
  name: 'kind',
  type: 'choice',
  help: 'Which of the two.',
  example: 'one',
  choices: [
    { value: 'one', title: 'one' },
    { value: 'two', title: 'two' },
  ],
  default: () => 'one',
});

const options = defineOptions([
  { name: 'queue-name', type: 'text', help: '', example: '', default: () => 'orders' },
  kind,
  { name: 'count', type: 'number', help: '', example: '', optional: true },
  { name: 'fast', type: 'boolean', help: '', example: '', default: () => true },
  { name: 'only-one', type: 'text', help: '', example: '', when: { kind: ['one'] } },
  { name: 'methods', type: 'text', multiple: true, help: '', example: '', default: () => [] },
]);

// @ts-expect-error: a default is of the option's type
defineOption({ name: 'wrong', type: 'text', help: '', example: '', default: () => 1 });

defineTrigger({
  name: 'typed',
  title: '',
  options: [
    ...options,
    {
      name: 'made-of-others',
      type: 'text',
      help: '',
      example: '',
      default: ({ answers }) => {
        // @ts-expect-error: a misspelt name, where options look at others
        if (answers.functoin !== undefined) return '';
        // @ts-expect-error: not one of the choices
        if (answerTo(kind, answers) === 'three') return '';
        return `${answers.function ?? ''}-${answerTo(kind, answers) ?? ''}`;
      },
      validateTogether: (value) => (value.trim() === '' ? 'is empty' : undefined),
    },
  ],
  bindings: (answers) => {
    const name: string = answers.function;
    const queue: string = answers['queue-name'];
    const chosen: 'one' | 'two' = answers.kind;
    const count: number | undefined = answers.count;
    const fast: boolean = answers.fast;
    const only: string | undefined = answers['only-one'];
    const methods: readonly string[] = answers.methods;
    // @ts-expect-error: a misspelt name
    const misspelt = answers['queue-nmae'];
    // @ts-expect-error: not one of the choices
    const never = answers.kind === 'three';
    // @ts-expect-error: it may have no answer
    const surely: number = answers.count;
    // @ts-expect-error: it has no answer with another kind
    const always: string = answers['only-one'];
    const all = { queue, chosen, count, fast, only, methods, misspelt, never, surely, always };
    return [{ type: 'typedTrigger', direction: 'in', name, ...all }];
  },
  // @ts-expect-error: a misspelt name
  settings: (answers) => ({ [answers.conection]: '' }),
  needsBundle: true,
  explain: async () => '',
  recognises: () => false,
  wire: queue.wire,
  guide: queue.guide,
  documentation: queue.documentation,
});

defineBinding({
  name: 'typed',
  direction: 'out',
  title: '',
  type: 'typed',
  options,
  // @ts-expect-error: a binding sees the answers to its own options
  properties: (answers) => ({ name: answers.function }),
  settings: () => ({}),
  needsBundle: false,
  go: { type: 'Output', example: () => [] },
  documentation: '',
});

export const picked: { readonly fast: boolean } = answersTo(options, {});
// @ts-expect-error: a misspelt name
export const missing = answersTo(options, {}).fats;

export function canWrite(call: Call): boolean {
  const settings = settingsOf(call);
  // @ts-expect-error: a misspelt name
  return settings.force && !settings['dry-rnu'];
}
