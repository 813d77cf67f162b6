import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindingTypes } from '../../lib/catalogue/binding-types.ts';
import { parseJson, valueAt } from '../../lib/formats/json.ts';
import { jsonFile } from '../../lib/formats/json-file.ts';
import { refusals } from '../../lib/rules/function-json.ts';
import { hostRefusals } from '../../lib/rules/host-json.ts';
import type { Refusal } from '../../lib/rules/refusal.ts';
import { sameRouteRefusals } from '../../lib/rules/route.ts';
import {
  configurations,
  indexed,
  noJson,
  type RecordedFunction,
  unmodelledConfigurations,
  unmodelledFunctions,
} from './recorded-refusals.ts';

async function refusalsOf({ name, text }: RecordedFunction): Promise<Refusal[]> {
  const types = bindingTypes();
  const value = parseJson(text).value;
  const list = valueAt(value, 'bindings');
  const used = (Array.isArray(list) ? list : []).map((each) => String(valueAt(each, 'type') ?? ''));
  return refusals(
    { name, value },
    {
      routePrefix: 'api',
      // The recorded host had some extensions loaded one by one, and no bundle.
      hasExtensions: used.every((type) => types.isKnown(type)),
      meant: types.meant,
      needed: types.needed,
      hasFile: (path) => path === 'handler',
    },
  );
}

/** The error about a route, and its cause, which not every case of a route has in its log. */
function sentencesOf(words: string): string[] {
  return words.split(/(?<= and template '.*'\.) /);
}

function allWords(error: string): string {
  const prefix = configurations().find(({ id }) => id === 'config-route-prefix-slashes');
  return error.includes("template 'api//lead'") ? error + prefix?.errors : error;
}

describe('what the host refuses, against what was recorded', () => {
  for (const recorded of indexed()) {
    it(recorded.id, async () => {
      const [first] = await refusalsOf(recorded);
      if (recorded.error === undefined) return assert.equal(first, undefined);
      assert.ok(first?.words, 'it is refused, with words');
      for (const sentence of sentencesOf(first.words))
        assert.ok(
          allWords(recorded.error).includes(sentence),
          `"${sentence}" in ${recorded.error}`,
        );
      assert.equal(first.stopsHost ?? false, recorded.stopsHost);
    });
  }

  for (const { id, text } of noJson()) {
    it(id, () => {
      const { message, location } = jsonFile('function.json', text).problem ?? {};
      assert.match(message ?? '', /^is not valid JSON \(\w+\)$/);
      assert.ok(location?.line !== undefined && location.column !== undefined);
    });
  }

  it('leaves out what a function.json alone cannot tell, with the reason', () => {
    assert.equal(unmodelledFunctions.size, 5);
  });

  it('tells which of two functions with one route is left out', () => {
    const routed = ['DupA:get', 'DupB:get,post', 'DupC:put', 'DupD:'].map((text) => {
      const [name = '', methods = ''] = text.split(':');
      return {
        name,
        route: name === 'DupC' ? 'DUP' : 'dup',
        methods: methods.split(',').filter(Boolean),
      };
    });
    assert.deepEqual(
      sameRouteRefusals(routed).map(({ name, refusal }) => [name, refusal.words]),
      ['DupB', 'DupD'].map((name) => [
        name,
        "The route specified conflicts with the route defined by function 'DupA'.",
      ]),
    );
  });
});

describe('what the host refuses in host.json, against what was recorded', () => {
  for (const { id, text, errors } of configurations()) {
    it(id, async () => {
      const found = hostRefusals(parseJson(text).value);
      if (errors === undefined) return assert.deepEqual(found, []);
      assert.equal(found.length, 1);
      assert.ok(errors.includes(found[0]?.words ?? '?'), `"${found[0]?.words}" in ${errors}`);
    });
  }

  it('leaves out what host.json alone cannot tell, with the reason', () => {
    assert.equal(unmodelledConfigurations.size, 4);
  });
});

describe('the recorded refusals', () => {
  it('are the files of test/vectors', () => {
    const count = (name: string, pattern: RegExp): number =>
      (
        JSON.parse(readFileSync(join(import.meta.dirname, '../vectors', name), 'utf8')) as {
          cases: { id: string }[];
        }
      ).cases.filter(({ id }) => pattern.test(id)).length;
    assert.equal(
      indexed().filter(({ id }) => /^(function|route-alone)-/.test(id)).length +
        noJson().length +
        unmodelledFunctions.size,
      count('functions-and-routes.json', /^(function|route-alone)-/),
    );
    assert.equal(
      configurations().length + unmodelledConfigurations.size,
      count('config.json', /./),
    );
  });
});
