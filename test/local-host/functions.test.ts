import assert from 'node:assert/strict';
import { loadConfiguration } from '../../lib/local-host/configuration.ts';
import { loadFunctions } from '../../lib/local-host/functions.ts';
import { httpFunction, type Project, queueFunction, useHosts } from './fixture.ts';

describe('host double: function.json (N, C11, H1)', () => {
  const { makeProject } = useHosts();
  const custom = { FUNCTIONS_WORKER_RUNTIME: 'custom' };

  function load(project: Project, env: Record<string, string> = custom, isFlex = false) {
    const root = makeProject(project);
    return loadFunctions(root, loadConfiguration(root, env), env, isFlex);
  }

  /** The error of one function. */
  function errorOf(json: Record<string, unknown>, hostJson = {}): string | undefined {
    return load({ functions: { F: json }, hostJson }).errors.F?.[0];
  }

  for (const name of [
    'hosts',
    'testwithhost',
    'myfunction-test',
    'myfunction_test',
    'Function-200',
  ]) {
    it(`N1: '${name}' is a function name`, () => {
      assert.deepEqual(load({ functions: { [name]: httpFunction() } }).errors, {});
    });
  }

  for (const name of [
    'host',
    'Host',
    '-function',
    '_function',
    'function test',
    'function.test',
    'función',
  ]) {
    it(`N1: '${name}' is not, and the others run`, () => {
      const loaded = load({ functions: { [name]: httpFunction(), Good: httpFunction() } });
      assert.deepEqual(loaded.errors, { [name]: [`'${name}' is not a valid function name.`] });
      assert.deepEqual(
        loaded.functions.map((f) => f.name),
        ['Good'],
      );
    });
  }

  const http = { name: 'req', type: 'httpTrigger' };
  const mistakes: [what: string, bindings: unknown, error: string][] = [
    ['none', [], 'At least one binding must be declared.'],
    [
      'a name with a dash',
      [{ ...http, name: 'my-req' }],
      'The binding name my-req is invalid. Please assign a valid name to the binding.',
    ],
    [
      '$return as input',
      [{ ...http, name: '$return' }],
      "$return bindings must specify a direction of 'out'.",
    ],
    [
      'the same name twice',
      [http, { name: 'REQ', type: 'http', direction: 'out' }],
      "Multiple bindings with name 'REQ' discovered. Binding names must be unique.",
    ],
    ['no type', [{ name: 'req' }], "Binding 'req' is invalid. Bindings must specify a Type."],
    [
      'no trigger',
      [{ name: 'res', type: 'http', direction: 'out' }],
      'No trigger binding specified. A function must have a trigger input binding.',
    ],
    [
      'two triggers',
      [http, { name: 't', type: 'timerTrigger' }],
      'Multiple trigger bindings defined. A function can only have a single trigger binding.',
    ],
    [
      'a wrong direction',
      [{ ...http, direction: 'up' }],
      `'up' is not a valid binding direction. Error converting value "up" to type 'Microsoft.Azure.WebJobs.Script.Description.BindingDirection'. Path 'bindings[0].direction', line 1, position 64. Requested value 'up' was not found.`,
    ],
    [
      'http as input',
      [http, { name: 'res', type: 'http', direction: 'in' }],
      'Http binding can only be used for output.',
    ],
    [
      'an unknown type',
      [{ name: 'x', type: 'fooTrigger' }],
      "The binding type(s) 'fooTrigger' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured.",
    ],
    [
      'an unknown auth level',
      [{ ...http, authLevel: 'nobody' }],
      "Error parsing function.json: Invalid value specified for binding property 'authLevel' of enum type AuthorizationLevel.",
    ],
  ];
  for (const [what, bindings, error] of mistakes) {
    it(`N2: bindings, ${what}`, () => assert.equal(errorOf({ bindings }), error));
  }

  it('5: without a bundle only the built-in types are registered', () => {
    assert.match(
      errorOf(queueFunction(), { extensionBundle: undefined }) ?? '',
      /are not registered/,
    );
    assert.equal(errorOf(httpFunction(), { extensionBundle: undefined }), undefined);
  });

  it('5: a scriptFile must exist', () => {
    const json = { ...httpFunction(), scriptFile: 'index.js' };
    assert.match(errorOf(json) ?? '', /^Invalid script file name configuration/);
  });

  for (const route of ['admin', '/Admin/x', 'administrators', 'runtime/x']) {
    it(`N3: the route ${route} is reserved`, () => {
      const error = 'The specified route conflicts with one or more built in routes.';
      assert.equal(errorOf(httpFunction({ route })), error);
    });
  }

  it('N4: routes conflict when they are the same and share a method', () => {
    const functions = {
      A: httpFunction({ route: 'x/{id}', methods: ['get'] }),
      B: httpFunction({ route: '/X/{id}/'.slice(1), methods: ['post'] }),
      C: httpFunction({ route: 'x/{id}' }),
    };
    const { errors } = load({ functions });
    assert.deepEqual(errors, {
      C: ["The route specified conflicts with the route defined by function 'A'."],
    });
  });

  it('5: a malformed route is an error of the whole host', () => {
    const functions = { Good: httpFunction(), Bad: httpFunction({ route: 'a/{b' }) };
    const { errors, hostError } = load({ functions });
    assert.deepEqual(errors, {});
    assert.equal(hostError?.name, 'RouteCreationException');
    assert.match((hostError?.cause as Error | undefined)?.message ?? '', /incomplete parameter/);
  });

  it('5: a schedule, a queue name and a missing property are refused', () => {
    const timer = { name: 't', type: 'timerTrigger', direction: 'in', schedule: 'banana' };
    const queue = { name: 'q', type: 'queueTrigger', direction: 'in', queueName: 'Bad_Name' };
    assert.match(errorOf({ bindings: [timer] }) ?? '', /'banana' was not recognized/);
    assert.match(errorOf({ bindings: [queue] }) ?? '', /only letters, numbers, and dash/);
    const bare = { ...queue, queueName: undefined };
    assert.match(errorOf({ bindings: [bare] }) ?? '', /Can't figure out which ctor to call\.$/);
  });

  it('N5: names that differ in case only', () => {
    const functions = { Orders: queueFunction(), orders: queueFunction() };
    assert.deepEqual(Object.keys(load({ functions }).errors), ['orders']);
  });

  it('N6: blobs come through Event Grid on Flex', () => {
    const blob = { name: 'blob', type: 'blobTrigger', path: 'in/{name}' };
    const functions = {
      Bad: { bindings: [blob] },
      Good: { bindings: [{ ...blob, source: 'EventGrid' }] },
    };
    const { errors } = load({ functions }, custom, true);
    assert.match(errors.Bad?.[0] ?? '', /^The Flex Consumption SKU only supports EventGrid/);
    assert.deepEqual(Object.keys(errors), ['Bad']);
    assert.deepEqual(load({ functions }).errors, {});
  });

  it('C11: routes of host.json become functions http-handlerN', () => {
    const http = {
      defaultAuthorizationLevel: 'Anonymous',
      routes: [{ route: '{*all}', authorizationLevel: 'Admin' }, { route: ' ' }, { route: 'x' }],
    };
    const hostJson = { customHandler: { description: { defaultExecutablePath: 'node' }, http } };
    const { functions, errors } = load({ hostJson });
    assert.deepEqual(
      functions.map((f) => [f.name, f.http?.authLevel]),
      [
        ['http-handler1', 'admin'],
        ['http-handler3', 'anonymous'],
      ],
    );
    assert.equal(errors['http-handler2']?.[0], 'Route cannot be null, empty or whitespace.');
    assert.throws(() => load({ hostJson }, {}), {
      message: 'Routes configuration is only allowed for worker runtime: custom',
    });
    assert.throws(
      () => load({ hostJson, functions: { F: httpFunction() } }),
      /^InvalidOperationException: Detected both function\.json files and custom handler HTTP route/,
    );
  });

  const simple: [what: string, json: { bindings: object[] }, expected: boolean][] = [
    ['trigger and response', httpFunction(), true],
    [
      'response named $return',
      { bindings: [http, { name: '$return', type: 'HTTP', direction: 'out' }] },
      true,
    ],
    ['no response', { bindings: [http] }, false],
    ['a queue output too', httpFunction({}, { name: 'q', type: 'queue', direction: 'out' }), false],
    ['a blob input too', httpFunction({}, { name: 'b', type: 'blob', direction: 'in' }), false],
    ['a queue trigger', queueFunction(), false],
  ];
  for (const [what, json, expected] of simple) {
    it(`H1: simple HTTP, ${what}: ${expected}`, () => {
      assert.equal(load({ functions: { F: json } }).functions[0]?.simpleHttp, expected);
    });
  }
});
