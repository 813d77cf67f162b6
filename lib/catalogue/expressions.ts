import type { Option } from '../options/option.ts';

type Check = NonNullable<Option['validate']>;

const EXPRESSION = /\{[\w.-]+\}/g;

/** The check of a name in which the extension resolves `{expressions}`: with a word for each, it must be good. */
export function withExpressions(check: Check, word = 'xxx'): Check {
  return (name, context) => check(name.replace(EXPRESSION, word), context);
}

/** The check of a name in which the extension leaves `{expressions}` as they are: `effect` says what comes of it. */
export function withoutExpressions(check: Check, effect: string): Check {
  return (name, context) =>
    /[{}]/.test(name)
      ? `an expression is not filled in here: ${effect}; use an app setting, written %NAME%`
      : check(name, context);
}
