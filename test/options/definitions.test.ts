import assert from 'node:assert/strict';
import { catalogue } from '../../lib/catalogue/index.ts';
import { commands } from '../../lib/commands/commands.ts';
import { choicesOf, type Option } from '../../lib/options/option.ts';

/** What "when" of the options says that cannot be: an option that does not come before, or an answer that it cannot have. */
function impossible(options: readonly Option[]): string[] {
  return options.flatMap(({ name, when = {} }, index) =>
    Object.entries(when).flatMap(([other, values]) => {
      const before = options.slice(0, index).filter((option) => option.name === other);
      const choices = before.flatMap((option) => choicesOf(option).map(({ value }) => value));
      return values
        .filter((value) => !choices.includes(String(value)))
        .map((value) => `${name}: ${other} ${value}`);
    }),
  );
}

/** The names that two options have which can apply at once. */
function twice(options: readonly Option[]): string[] {
  const triggers = ({ when = {} }: Option) => when.trigger ?? [];
  return options
    .filter((option, index) =>
      options
        .slice(0, index)
        .some(
          (other) =>
            other.name === option.name &&
            (triggers(other).length === 0 ||
              triggers(option).length === 0 ||
              triggers(other).some((trigger) => triggers(option).includes(trigger))),
        ),
    )
    .map(({ name }) => name);
}

describe('the definitions of options', () => {
  const lists: [string, readonly Option[]][] = [
    ...commands.map((command): [string, readonly Option[]] => [
      `the command ${command.name}`,
      command.options(catalogue),
    ]),
    ...catalogue.bindings.map((kind): [string, readonly Option[]] => [
      `the ${kind.direction}put ${kind.name}`,
      kind.options,
    ]),
  ];
  for (const [what, options] of lists)
    it(`of ${what} depend on answers that there can be, and have names of their own`, () => {
      assert.deepEqual(impossible(options), []);
      assert.deepEqual(twice(options), []);
    });

  it('with a letter of their own share it with no other', () => {
    for (const { name, options } of commands) {
      const letters = options(catalogue).flatMap(({ short }) => short ?? []);
      assert.equal(new Set(letters).size, letters.length, name);
    }
  });
});
