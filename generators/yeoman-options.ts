import { type ParsedCall, splitFlags } from '../lib/options/flags.ts';

/** Options that Yeoman itself puts beside ours. They say nothing to our commands. */
const YEOMAN_OPTIONS = new Set<string>([]);

/** Our flags among a generator's options, which Yeoman gives in camelCase and in kebab-case. */
export function flagsAmong(
  options: { readonly [name: string]: unknown },
  args: readonly string[],
): ParsedCall {
  const given: { [name: string]: unknown } = {};
  for (const [key, value] of Object.entries(options)) {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (!YEOMAN_OPTIONS.has(name) && value !== undefined) given[name] = value;
  }
  return splitFlags(given, args.map(String));
}
