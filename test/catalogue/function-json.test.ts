import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { Binding } from '../../lib/project/function.ts';
import schema from '../schemas/function.json' with { type: 'json' };
import { temporaryFolder } from '../support/project.ts';
import { knownProperties, superfluousAdditions } from './known-properties.ts';
import { added, alone, withOptions } from './variations.ts';

// As draft-07, which ajv knows; nothing in the schema differs between the two.
const { $schema, id, ...rest } = schema;
const validate = new Ajv({ strict: false, allErrors: true }).compile(rest);

/** What the host takes and the schema does not: host contract 1.5 has CONNECT among the methods. */
const BEYOND_THE_SCHEMA = ['the trigger http with --methods connect'];

function strangersIn(binding: Binding): string[] {
  const direction = /trigger$/i.test(binding.type) ? 'trigger' : binding.direction;
  const known = knownProperties.get(`${binding.type} ${direction}`.toLowerCase());
  if (!known) return [`${binding.type} ${direction}`];
  return Object.keys(binding).filter((property) => !known.includes(property));
}

describe('function.json of every trigger and binding, with each of its options', () => {
  it('validates, has known properties only, and none that is empty', async () => {
    const folder = temporaryFolder();
    const all = [...alone(catalogue), ...withOptions(catalogue)];
    assert.ok(all.length >= 300, `${all.length} variations`);
    const invalid: string[] = [];
    for (const { title, words } of all) {
      const { functionJson } = await added(words, folder);
      if (!validate(functionJson)) invalid.push(title);
      for (const binding of functionJson.bindings) {
        assert.deepEqual(strangersIn(binding), [], title);
        for (const [property, value] of Object.entries(binding))
          assert.ok(value !== '' && value !== null, `${title}: ${property} is empty`);
      }
    }
    assert.deepEqual(invalid, BEYOND_THE_SCHEMA);
  });

  it('every connection is a named app setting with a value for this machine', async () => {
    const folder = temporaryFolder();
    for (const { title, words } of alone(catalogue)) {
      const { functionJson, settings } = await added(words, folder);
      const named = functionJson.bindings.flatMap((binding) =>
        Object.entries(binding).flatMap(([property, value]) =>
          /^connection(s|StringSetting)?$/.test(property) ? [value].flat() : [],
        ),
      );
      for (const name of named) assert.ok(settings[String(name)], `${title}: ${name}`);
    }
  });

  it('the list of what the metadata lacks has nothing that it does not lack', () =>
    assert.deepEqual(superfluousAdditions(), []));
});
