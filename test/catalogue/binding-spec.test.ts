import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defineBinding } from '../../lib/catalogue/binding.ts';
import {
  type AskedBinding,
  parseBindingText,
  toBinding,
} from '../../lib/catalogue/binding-spec.ts';
import { answerTo, defineOption } from '../../lib/options/option.ts';
import { emptyProject } from '../support/project.ts';

const common = { title: '', settings: () => ({}), needsBundle: true, documentation: '' };
const go = { type: 'Input', example: () => [] };

const loft = defineOption({ name: 'loft', type: 'text', help: '', example: 'home' });

const pigeon = defineBinding({
  ...common,
  go,
  name: 'pigeon',
  direction: 'out',
  type: 'pigeon',
  options: [
    loft,
    {
      name: 'speed',
      type: 'choice',
      help: '',
      example: 'fast',
      choices: ['fast', 'slow'].map((value) => ({ value, title: value })),
      default: () => 'slow',
    },
    {
      name: 'ring',
      type: 'text',
      help: '',
      example: 'red',
      optional: true,
      when: { speed: ['fast'] },
      validate: (ring) => (ring === 'none' ? 'a ring has a color' : undefined),
      validateTogether: (ring, { answers }) =>
        ring === answerTo(loft, answers) ? 'it must differ from the loft' : undefined,
    },
  ],
  properties: ({ loft, speed }) => ({ loft, speed }),
});

const seed = defineBinding({
  ...common,
  go,
  name: 'bird-seed',
  direction: 'in',
  type: 'seed',
  options: [],
  properties: () => ({}),
});

function parsed(spec: string): AskedBinding | { problem: string } {
  return parseBindingText(spec, [pigeon, seed], { answers: {}, project: emptyProject });
}

function asked(spec: string): AskedBinding {
  const result = parsed(spec);
  assert.ok('kind' in result, 'problem' in result ? result.problem : '');
  return result;
}

function problem(spec: string): string {
  const result = parsed(spec);
  assert.ok('problem' in result, spec);
  return result.problem;
}

describe('the text of a binding', () => {
  it('has the kind, its first option behind a colon, and others behind commas', () => {
    assert.deepEqual(asked('pigeon:home,speed=fast,ring=red,name=note'), {
      kind: pigeon,
      name: 'note',
      answers: { loft: 'home', speed: 'fast', ring: 'red' },
    });
  });

  it('leaves what it does not say to the defaults', () => {
    assert.deepEqual(asked('pigeon:home'), {
      kind: pigeon,
      name: undefined,
      answers: { loft: 'home', speed: 'slow' },
    });
    assert.deepEqual(asked('bird-seed'), { kind: seed, name: undefined, answers: {} });
  });

  it('takes spaces around its parts, an equals sign for the colon, and a kind in any case', () => {
    for (const spec of [
      ' Pigeon : home , speed = fast ',
      'pigeon=home,speed=fast',
      'pigeon,loft=home,speed=fast',
    ])
      assert.deepEqual(asked(spec).answers, { loft: 'home', speed: 'fast' }, spec);
  });

  it('keeps a colon, an equals sign and a comma of a value', () => {
    assert.equal(asked('pigeon:a:b=c').answers.loft, 'a:b=c');
    assert.equal(asked('pigeon,loft=a:b=c').answers.loft, 'a:b=c');
    assert.equal(asked('pigeon:"a,speed=b",speed=fast').answers.loft, 'a,speed=b');
  });

  it('takes the escapes of a value in quotes: \\" and \\\\', () => {
    assert.equal(asked(String.raw`pigeon:"a\"b"`).answers.loft, 'a"b');
    assert.equal(asked(String.raw`pigeon:"a\\"`).answers.loft, 'a\\');
    assert.equal(asked(String.raw`pigeon:"a\\",speed=fast`).answers.speed, 'fast');
    assert.equal(asked(String.raw`pigeon:"\"",speed=fast`).answers.loft, '"');
    assert.equal(asked(String.raw`pigeon:"a\nb"`).answers.loft, 'anb');
    // Without quotes around it, a backslash is one.
    assert.equal(asked(String.raw`pigeon:a\b`).answers.loft, String.raw`a\b`);
    // Quotes within a value keep its commas, and stay.
    assert.equal(asked('pigeon:a"b,c"d').answers.loft, 'a"b,c"d');
  });

  it('gives every text back that was put in quotes', () => {
    const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;
    // Whatever its source, an answer has no space around it.
    const value = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('"', '\\', ',', '=', ':', ' ', 'a') }),
      )
      .filter((each) => each !== '' && each.trim() === each);
    fc.assert(
      fc.property(value, value, (loft, ring) => {
        fc.pre(ring !== 'none' && ring !== loft);
        const spec = `pigeon:${quoted(loft)},speed=fast,ring=${quoted(ring)}`;
        assert.deepEqual(asked(spec).answers, { loft, speed: 'fast', ring });
      }),
    );
  });
});

describe('what is wrong with the text of a binding', () => {
  const cases: [spec: string, problem: string][] = [
    ['', '"" is not one of: pigeon, bird-seed'],
    ['pidgeon:home', '"pidgeon" is not one of: pigeon, bird-seed; did you mean pigeon?'],
    ['elephant', '"elephant" is not one of: pigeon, bird-seed'],
    [
      'durable:x',
      'Durable Functions has no Go SDK, and its protocol for custom handlers is not one that we could vouch for; use queues, or another language for the orchestration',
    ],
    [
      'bird-seed:corn',
      'bird-seed takes nothing behind ":"; its name is given as bird-seed,name=answer',
    ],
    [
      'bird-seed=corn',
      'bird-seed takes nothing behind ":"; its name is given as bird-seed,name=answer',
    ],
    ['pigeon:a,loft=b', 'loft is given twice (the first value follows "pigeon:")'],
    ['pigeon:a,speed=fast,speed=slow', 'speed is given twice'],
    ['pigeon', 'pigeon needs loft, for example loft=home'],
    ['pigeon:', 'loft: a value is required, for example home'],
    [
      'pigeon:a,sped=fast',
      '"sped" is not an option of pigeon; it takes: loft, speed, ring, name; did you mean speed?',
    ],
    [
      'pigeon:a,altitude=1',
      '"altitude" is not an option of pigeon; it takes: loft, speed, ring, name',
    ],
    ['pigeon:a,speed=medium', 'speed: "medium" is not one of: fast, slow'],
    ['pigeon:a,ring=red', 'ring does not apply to speed slow, only to: fast'],
    ['pigeon:a,speed=fast,ring=none', 'ring: a ring has a color'],
    ['pigeon:a,speed=fast,ring=a', 'ring: it must differ from the loft'],
    [
      'pigeon:a,name=1st',
      'name: "1st" is not a binding name: a letter, then letters and digits, at most 128, or $return',
    ],
    ['bird-seed,name=$return', 'name: $return is the name of an output only'],
    // All at once.
    [
      'pigeon:a,sped=fast,name=1st,speed=medium',
      '"sped" is not an option of pigeon; it takes: loft, speed, ring, name; did you mean speed?; speed: "medium" is not one of: fast, slow; name: "1st" is not a binding name: a letter, then letters and digits, at most 128, or $return',
    ],
  ];
  for (const [spec, expected] of cases)
    it(spec || 'nothing', () => assert.equal(problem(spec), expected));
});

describe('the binding in function.json', () => {
  it('has type, direction and name, then what its kind says', () => {
    assert.deepEqual(Object.entries(toBinding(asked('pigeon:home,name=$return'), [])), [
      ['type', 'pigeon'],
      ['direction', 'out'],
      ['name', '$return'],
      ['loft', 'home'],
      ['speed', 'slow'],
    ]);
  });

  it('gets a name of its kind and direction that the function does not have yet', () => {
    const name = (spec: string, taken: string[]): string => toBinding(asked(spec), taken).name;
    assert.equal(name('pigeon:a', []), 'pigeonOut');
    assert.equal(name('pigeon:a', ['PIGEONOUT']), 'pigeonOut2');
    assert.equal(name('pigeon:a', ['pigeonOut', 'pigeonOut2', 'pigeonOut4']), 'pigeonOut3');
    assert.equal(name('bird-seed', ['pigeonOut']), 'birdSeedIn');
  });
});
