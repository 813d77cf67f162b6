import type { BindingKind } from '../../lib/catalogue/binding.ts';
import { catalogue } from '../../lib/catalogue/index.ts';
import { titleWithPlans } from '../../lib/catalogue/plan-limit.ts';
import { functionOptions } from '../../lib/commands/function/options.ts';
import { runOptions } from '../../lib/commands/shared/run-options.ts';
import { choicesOf, defaultText, flagExample, type Option } from '../../lib/options/option.ts';

/** The page of the documentation that lists every option, from the tables that the program uses. */
export async function optionsPage(): Promise<string> {
  const options = functionOptions(catalogue).filter(({ scope }) => scope !== 'run');
  const shared = options.filter((option) => triggersOf(option).length === 0);
  const retry = options.filter((option) => triggersOf(option).length > 1);
  const sections = catalogue.triggers.map(
    (trigger) =>
      `## With \`--trigger ${trigger.name}\`\n\n${titleWithPlans(trigger)}. [Microsoft's page on it](${trigger.documentation})\n\n` +
      table(options.filter((option) => triggersOf(option).join() === trigger.name)),
  );
  return `${[
    '# Options',
    'Made from the option tables by `npm run docs`; a test keeps it up to date.',
    'For `azure-go-func new [directory]` and `azure-go-func function [name]`, and the same with `yo azure-go-func` and ' +
      '`yo azure-go-func:function`. Precedence: flag, answers file, what the project has stored, your answer at the prompt, default.',
    '## The function and the app',
    table(shared),
    ...sections,
    '## Retries',
    `For triggers whose extension honours the retry policy of function.json: ${retry.slice(0, 1).flatMap(triggersOf).join(', ')}.`,
    table(retry),
    '## Inputs and outputs',
    '`--input` and `--output` take `kind[:first][,option=value...]` and may be repeated, for example ' +
      '`--output queue:receipts,connection=ReceiptsStorage`. What follows the colon is the first option of the kind; ' +
      '`name=` names the binding, and with it the field in Go; a value with a comma goes in double quotes.',
    ...catalogue.bindings.map(bindingSection),
    '## How it runs',
    [
      '| option | |',
      '|---|---|',
      ...runOptions.map(({ name, help }) => `| \`--${name}\` | ${help} |`),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** The triggers that an option goes with; none: with all. */
function triggersOf({ when = {} }: Option): readonly string[] {
  return (when.trigger ?? []).map(String);
}

function bindingSection(kind: BindingKind): string {
  const { name, direction, options, documentation } = kind;
  const flag = direction === 'in' ? 'input' : 'output';
  const head = `### \`--${flag} ${name}\`\n\n${titleWithPlans(kind)}. [Microsoft's page on it](${documentation})`;
  const rows = options.map(
    (option) => `| \`${option.name}\` | ${option.help} | ${values(option)} | ${preset(option)} |`,
  );
  return rows.length === 0
    ? head
    : [`${head}\n`, '| option | | values | default |', '|---|---|---|---|', ...rows].join('\n');
}

function values(option: Option): string {
  return choicesOf(option)
    .map(({ value }) => `\`${value}\``)
    .join(', ');
}

function preset(option: Option): string {
  return defaultText(option) ?? (option.default ? '' : 'required');
}

function table(options: readonly Option[]): string {
  return [
    '| option | | values | default | example |',
    '|---|---|---|---|---|',
    ...options.map(line),
  ].join('\n');
}

function line(option: Option): string {
  return `| \`--${option.name}\` | ${option.help} | ${values(option)} | ${defaultText(option) ?? 'required (`new`: HttpExample)'} | \`${flagExample(option)}\` |`;
}
