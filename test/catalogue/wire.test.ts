import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { Trigger } from '../../lib/catalogue/trigger.ts';
import type { Form } from '../../lib/catalogue/wire.ts';
import type { Binding } from '../../lib/project/function.ts';
import { temporaryFolder } from '../support/project.ts';
import { added, alone, withOptions } from './variations.ts';

const vectors = join(import.meta.dirname, '../vectors');

/** A case of a vector file, as far as it is about what a handler gets. */
interface Case {
  id: string;
  bindings: Binding[];
  /** The value of the binding in each call. */
  values: unknown[];
  parameterType: string | undefined;
  /** The host could not bind the function, or a call failed on its way to the handler. */
  refusal: string;
}

interface Recorded {
  id: string;
  functionJson: Binding | Binding[] | { bindings: Binding[] } | null;
  then: {
    wire?: Envelope | null;
    body?: string;
    handler?: { body?: string };
    calls?: { body: string }[] | number;
    parameterType?: string;
    failure?: string;
    'Data.in'?: string;
  };
}

interface Envelope {
  Data?: Record<string, unknown>;
}

/** Every case of a file, with what the handler got for the first binding. */
function casesOf(file: string): Case[] {
  const { cases } = JSON.parse(readFileSync(join(vectors, file), 'utf8'));
  return (cases as Recorded[]).map(({ id, functionJson, then }) => {
    const written =
      functionJson && 'bindings' in functionJson ? functionJson.bindings : functionJson;
    const bindings = [written ?? []].flat() as Binding[];
    const name = bindings[0]?.name ?? '';
    const input = then['Data.in'];
    return {
      id,
      bindings,
      values:
        input === undefined
          ? envelopesOf(then).flatMap(({ Data }) => (Data && name in Data ? [Data[name]] : []))
          : [parsed(input)],
      parameterType: then.parameterType,
      refusal: then.failure ?? '',
    };
  });
}

function envelopesOf({ wire, body, handler, calls }: Recorded['then']): Envelope[] {
  const texts = [
    body,
    handler?.body,
    ...(Array.isArray(calls) ? calls.map((call) => call.body) : []),
  ];
  return [wire ?? [], ...texts.map((text) => (parsed(text ?? '') ?? []) as Envelope)].flat();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The form of a value of `Data`. */
function formOf(value: unknown): Form {
  if (typeof value !== 'string') return 'object';
  if (value.startsWith('"')) return 'text';
  if (value === 'null') return 'null';
  if (value.startsWith('[')) return 'array';
  return 'base64';
}

/** Whether a value has one of the forms that a row states. */
function fits(value: unknown, form: Form): boolean {
  const is = formOf(value);
  if (form === 'object or json') return fits(value, 'object') || fits(value, 'json');
  if (form === 'object or null') return fits(value, 'object') || fits(value, 'null');
  if (form === 'json') return is === 'text' && parsed(String(parsed(String(value)))) !== undefined;
  // Three bytes are null in Base64.
  return is === form || (form === 'base64' && is === 'null');
}

/** The .NET type that the host picks for a parameter of that form. */
const PARAMETERS: Partial<Record<Form, RegExp>> = {
  text: /^string$/,
  json: /^string$/,
  object: /^JObject$/,
  'object or json': /^(string|JObject)$/,
  base64: /^byte\[\]$/,
  array: /^(string|byte\[\])\[\]$/,
};

/** The form that a row states for a case, and whether it states one at all. */
function statedForm({ wire }: Trigger, { cardinality, dataType }: Binding): Form {
  if (cardinality === 'many') return wire.many;
  return dataType === 'binary' ? wire.binary : wire.text;
}

const isOf = (trigger: Trigger, { bindings }: Case): boolean =>
  bindings[0] !== undefined && trigger.recognises(bindings[0]);

describe('what the host hands over, as the catalogue states it', () => {
  it('every trigger and every input names a source that exists, or says why there is none', async () => {
    const { triggers, bindings } = catalogue;
    const inputs = bindings.filter(({ direction }) => direction === 'in');
    for (const { name, wire } of [...triggers, ...inputs]) {
      assert.ok(wire, name);
      assert.ok(
        wire.source.startsWith('not run: ') || existsSync(join(vectors, wire.source)),
        `${name}: ${wire.source}`,
      );
    }
    for (const { name, direction, wire } of bindings)
      assert.equal(wire !== undefined, direction === 'in', name);
  });

  it('agrees with what was recorded of the triggers', async () => {
    const { triggers } = catalogue;
    let compared = 0;
    for (const trigger of triggers.filter(({ wire }) => wire.source.endsWith('.json'))) {
      const cases = casesOf(trigger.wire.source).filter((each) => isOf(trigger, each));
      for (const { id, bindings, values, parameterType } of cases) {
        const [binding] = bindings as [Binding];
        if (binding.cardinality === 'many' && binding.dataType === undefined) continue;
        if (binding.dataType === 'stream' && trigger.name === 'queue') continue;
        const form = statedForm(trigger, binding);
        if (form === 'unknown') {
          assert.equal(values.length, 0, `${id} ran, and the row says unknown`);
          continue;
        }
        if (form === 'refused') {
          assert.equal(values.length, 0, `${id} was not refused`);
          compared++;
          continue;
        }
        for (const value of values) {
          const isNull = trigger.wire.mayBeNull === true && formOf(value) === 'null';
          assert.ok(isNull || fits(value, form), `${id}: ${JSON.stringify(value)} as ${form}`);
          compared++;
        }
        if (parameterType && values.length > 0 && PARAMETERS[form])
          assert.match(parameterType, PARAMETERS[form], id);
      }
    }
    assert.ok(compared > 500, `${compared} compared`);
  });

  it('agrees with what was recorded of the inputs', async () => {
    const { bindings } = catalogue;
    let compared = 0;
    for (const { name, type, wire } of bindings) {
      if (!wire?.source.endsWith('.json')) continue;
      const file = casesOf(wire.source);
      for (const { id, bindings: written, values } of file) {
        const [binding] = written;
        if (binding?.type !== type || binding.direction !== 'in') continue;
        const missing = /-missing$|-NoTable$/i.test(id);
        if (binding.dataType !== undefined && !(name === 'blob' && binding.dataType === 'string'))
          continue;
        for (const value of values) {
          compared++;
          const forms: readonly Form[] = missing && wire.missing === 'null' ? ['null'] : wire.gives;
          assert.ok(
            forms.some((form) => fits(value, form)),
            `${id}: ${JSON.stringify(value)} as ${forms}`,
          );
        }
        if (missing && wire.missing === 'refused') assert.equal(values.length, 0, id);
      }
    }
    assert.ok(compared > 60, `${compared} compared`);
  });

  it('every property without which the host refuses a function is in ours', async () => {
    const folder = temporaryFolder();
    for (const { title, words } of [...alone(catalogue), ...withOptions(catalogue)]) {
      const { functionJson } = await added(words, folder);
      for (const binding of functionJson.bindings) {
        const row = catalogue.triggers.find((each) => each.recognises(binding));
        for (const property of row?.wire.requires ?? [])
          assert.notEqual(binding[property], undefined, `${title}: ${property}`);
        assert.ok(
          binding.cardinality !== 'many' || binding.dataType !== undefined,
          `${title}: cardinality many without dataType`,
        );
        const isInput = binding.direction === 'in' && !/trigger$/i.test(binding.type);
        if (!isInput) continue;
        const dataType = String(binding.dataType ?? 'binary');
        assert.equal(binding.dataType === undefined || binding.type === 'blob', true, title);
        assert.equal(dataType, 'binary', title);
      }
    }
  });

  it('and those that the host refused lack one of them, and no other was called', async () => {
    const { triggers } = catalogue;
    let refused = 0;
    for (const trigger of triggers.filter(({ wire }) => wire.source.endsWith('.json'))) {
      for (const each of casesOf(trigger.wire.source).filter((one) => isOf(trigger, one))) {
        const [binding] = each.bindings as [Binding];
        const lacks = trigger.wire.requires.filter((property) => binding[property] === undefined);
        const own = each.refusal.includes(`of type '${binding.type}'`);
        if (each.refusal.includes("Can't figure out which ctor to call") && own) {
          refused++;
          assert.notDeepEqual(lacks, [], each.id);
        }
        if (each.values.length > 0) assert.deepEqual(lacks, [], each.id);
      }
    }
    assert.ok(refused >= 6, `${refused} refused`);
  });
});
