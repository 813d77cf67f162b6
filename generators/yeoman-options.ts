import { type ParsedCall, splitFlags } from '../lib/options/flags.ts';
import { isSwitch, type Option } from '../lib/options/option.ts';

/** Options that Yeoman puts beside ours or understands itself. They say nothing to our commands. */
const YEOMAN_OPTIONS = new Set(
  (
    '_meta ask-answered bail cache color debug dry-run env force force-install ' +
    'forward-error-to-environment help ' +
    'ignore-whitespace initial-generator insight local-config-only local-only namespace ' +
    'namespace-id resolved shared-data shared-fs shared-options skip-cache skip-check-env ' +
    'skip-global-config skip-install skip-local-cache skip-parse-options'
  ).split(' '),
);

/**
 * Our flags among a generator's options, which Yeoman gives in camelCase and in kebab-case. Yeoman
 * takes the word behind any flag for its value, so the word behind a switch goes back to the others.
 */
export function flagsAmong(
  given: { readonly [name: string]: unknown },
  args: readonly unknown[],
  options: readonly Option[],
): ParsedCall {
  const positionals = args.map(String);
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(given)) {
    const kebab = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const option = options.find(({ name, short }) => name === kebab || short === kebab);
    if ((YEOMAN_OPTIONS.has(kebab) && !option) || value === undefined || values.has(kebab))
      continue;
    const swallowed =
      option && isSwitch(option) && typeof value === 'string' && !/^(true|false)$/.test(value);
    if (swallowed) positionals.push(value);
    values.set(option?.name ?? kebab, swallowed ? true : value);
  }
  return splitFlags(values, positionals, options);
}
