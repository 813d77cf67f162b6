import type { BindingKind } from '../../lib/catalogue/binding.ts';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { PlanLimit } from '../../lib/catalogue/plan-limit.ts';
import type { Trigger } from '../../lib/catalogue/trigger.ts';
import { defaultAnswers } from '../../lib/options/defaults.ts';
import { code, table } from './markdown.ts';

/** The page of the documentation with a row for each trigger, input and output of the catalogue. */
export async function triggersPage(): Promise<string> {
  const { triggers, bindings } = catalogue;
  const kinds = (direction: string): BindingKind[] =>
    bindings.filter((kind) => kind.direction === direction);
  return `${[
    '# Triggers, inputs and outputs',
    'Made from the catalogue by `npm run docs`; a test keeps it up to date. [Their options](options.md). [Why not on a plan](plans.md).',
    '## Triggers',
    'A function that is not plain HTTP returns `nil` or an error. An error fails the call: with a retry policy the host tries again as `function.json` says, otherwise as the trigger does by itself.',
    table(
      [
        '`--trigger`',
        'starts on',
        'the Go method takes',
        'retry policy',
        'does not run on',
        'more',
      ],
      triggers.map(triggerRow),
    ),
    ...triggers.map(triggerGuide),
    '## Inputs',
    'Read before the function is called. In Go: `b.Name.Decode(&v)`.',
    table(
      ['`--input`', 'reads', 'Go type', 'does not run on', 'more'],
      kinds('in').map(bindingRow),
    ),
    '## Outputs',
    'Sent after the function has succeeded: it returned `nil`, or answered HTTP with a status below 400. Several sends in one call of the function add up. What an output cannot carry does not compile, or is an error of the call that says why. `T` is a struct in the Go file of the function, named after the function and the output: `ordersReceiptsItem`.',
    table(
      ['`--output`', 'writes', 'Go type', 'what can be sent', 'does not run on', 'more'],
      kinds('out').map(outputRow),
    ),
    '## Durable Functions',
    'Not supported: there is no Go SDK for it, and its protocol for custom handlers is not one that we could vouch for.',
  ].join('\n\n')}\n`;
}

function triggerRow(trigger: Trigger): string[] {
  const { name, title, retries, notOn, documentation } = trigger;
  return [
    `\`${name}\``,
    title,
    `\`${methodOf(trigger)}\``,
    retries ? 'yes' : 'no',
    plansOf(notOn),
    link(documentation),
  ];
}

/** The same words as in the README.md of a function. */
function triggerGuide({ name, guide }: Trigger): string {
  const { arrives, returns, fails } = guide;
  return [
    `### \`${name}\``,
    '',
    `- What arrives: ${arrives}`,
    ...(returns === undefined ? [] : [`- What can be given back: ${returns}`]),
    `- If it fails: ${fails}`,
  ].join('\n');
}

function bindingRow({ name, title, go, notOn, documentation }: BindingKind): string[] {
  return [code(name), title, code(go.type), plansOf(notOn), link(documentation)];
}

function outputRow(kind: BindingKind): string[] {
  const [name = '', title = '', type = '', ...more] = bindingRow(kind);
  return [name, title, type, kind.collector?.carries ?? '', ...more];
}

/** `flex`, `windows-consumption`; one that polls: `flex` */
function plansOf(notOn: readonly PlanLimit[] = []): string {
  return notOn
    .map(({ plans, only }) => {
      const names = plans.map(({ name }) => code(name)).join(', ');
      return only ? `one ${only.words}: ${names}` : names;
    })
    .join('; ');
}

/** What the method of a new function takes, with the defaults of all options. */
function methodOf(trigger: Trigger): string {
  const [binding] = trigger.bindings(defaultAnswers(trigger.options, { function: 'Orders' }));
  const event = binding && trigger.event?.(binding);
  if (binding?.type === 'httpTrigger') return 'http.ResponseWriter, *http.Request';
  return `*azfunc.${event?.type ?? 'Event'}`;
}

const link = (url: string): string => `[Microsoft's page](${url})`;
