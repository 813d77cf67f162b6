import assert from 'node:assert/strict';
import { encodeValue } from '../../lib/local-host/encode-value.ts';
import {
  envelopeData,
  envelopeMetadata,
  type InvocationValues,
} from '../../lib/local-host/envelope.ts';
import { makeFunction } from '../../lib/local-host/function-json.ts';
import { queueMessage, timerInfo } from '../../lib/local-host/trigger-values.ts';
import {
  type Answer,
  type Echo,
  echoed,
  httpFunction,
  queueFunction,
  useHosts,
} from './fixture.ts';

const rules = { routePrefix: 'api', hasBundle: true, isFlex: false };

describe('host double: values on the wire (E2, 4.2)', () => {
  const values: [what: string, value: unknown, wire: unknown][] = [
    ['text', 'HelloWorld', '"HelloWorld"'],
    ['JSON text', '{"a":1}', '"{\\"a\\":1}"'],
    ['a number', 4, '4'],
    ['a boolean', true, 'true'],
    ['null', null, 'null'],
    ['nothing', undefined, 'null'],
    ['an array', ['a', 'b'], '["a","b"]'],
    ['bytes', Buffer.from('hello'), 'aGVsbG8='],
    ['a date', new Date('2023-10-12T20:13:49.678Z'), '2023-10-12T20:13:49'],
    ['an object', { a: 1 }, { a: 1 }],
  ];
  for (const [what, value, wire] of values) {
    it(what, () => assert.deepEqual(encodeValue(value), wire));
  }

  it('Data: the trigger first, then the inputs in order; a missing one is null', () => {
    const inputs = [
      { name: 'second', type: 'blob', direction: 'in' },
      { name: 'out', type: 'queue', direction: 'out' },
      { name: 'bytes', type: 'blob', direction: 'in', dataType: 'binary' },
    ];
    const hostFunction = makeFunction(
      'F',
      { bindings: [...inputs, ...queueFunction().bindings] },
      rules,
    );
    const data = envelopeData(hostFunction, { trigger: 'x', inputs: { bytes: 'hello' } });
    assert.deepEqual(Object.entries(data), [
      ['message', '"x"'],
      ['second', 'null'],
      ['bytes', 'aGVsbG8='],
    ]);
  });
});

describe('host double: Metadata (E2, 4.4)', () => {
  const hostFunction = makeFunction('Orders', queueFunction(), rules);
  const metadata = (values: InvocationValues) => envelopeMetadata(hostFunction, values);

  it('a queue message has its own data, but not QueueTrigger', () => {
    const data = metadata(queueMessage('hello'));
    assert.deepEqual(Object.keys(data).sort(), [
      'DequeueCount',
      'ExpirationTime',
      'Id',
      'InsertionTime',
      'NextVisibleTime',
      'PopReceipt',
      'sys',
    ]);
    assert.equal(data.DequeueCount, '1');
    assert.match(String(data.Id), /^"[0-9a-f-]{36}"$/);
    assert.match(String(data.InsertionTime), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  });

  it('sys says the function, the time and a GUID', () => {
    const sys = metadata({ trigger: 'x' }).sys as Record<string, string>;
    assert.equal(sys.MethodName, 'Orders');
    assert.match(sys.UtcNow ?? '', /Z$/);
    assert.match(sys.RandGuid ?? '', /^[0-9a-f-]{36}$/);
    assert.ok('$sys' in metadata({ trigger: 'x', metadata: { sys: 'mine' } }));
  });

  it('the properties of a JSON message are added and win; arrays and null are not', () => {
    const text = '{"id":"mine","n":4,"b":true,"o":{"x":1},"a":[1],"z":null,"myTrigger":"t"}';
    const data = metadata(queueMessage(text));
    assert.equal(data.Id, '"mine"');
    assert.equal(data.n, '"4"');
    assert.equal(data.b, '"True"');
    assert.deepEqual(data.o, { x: 1 });
    for (const absent of ['a', 'z', 'myTrigger', 'id']) assert.ok(!(absent in data), absent);
  });

  it('a timer has TimerInfo', () => {
    const { trigger } = timerInfo({ isPastDue: true, firstRun: true });
    const { IsPastDue, ScheduleStatus } = trigger as Record<string, Record<string, unknown>>;
    assert.equal(IsPastDue, true);
    assert.equal(ScheduleStatus?.Last, '0001-01-01T00:00:00');
    assert.equal(
      (timerInfo({ withoutStatus: true }).trigger as Record<string, unknown>).ScheduleStatus,
      null,
    );
  });
});

describe('host double: envelopes sent (E1, E3-E5)', () => {
  const { start } = useHosts();

  /** Shows the request in the only log line. */
  const show: Answer = (request, body, response) => {
    const { method, url, rawHeaders } = request;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ Logs: [JSON.stringify({ method, url, rawHeaders, body })] }));
  };

  it('E1: POST /<FunctionName>, letters kept, the host headers, no length', async () => {
    const host = await start({ functions: { OrDers: queueFunction() }, answer: show });
    const { logs, id } = await host.invoke('orders', queueMessage('hello'));
    const seen = JSON.parse(logs[0] ?? '') as Echo;
    assert.deepEqual([seen.method, seen.url], ['POST', '/OrDers']);
    assert.deepEqual(echoed(seen, 'content-type'), ['application/json; charset=utf-8']);
    assert.deepEqual(echoed(seen, 'x-azure-functions-invocationid'), [id]);
    assert.match(echoed(seen, 'user-agent').join(), /^Azure-Functions-Host\/4\./);
    assert.deepEqual(echoed(seen, 'transfer-encoding'), ['chunked']);
    assert.deepEqual(Object.keys(JSON.parse(seen.body)), ['Data', 'Metadata']);
    assert.equal(JSON.parse(seen.body).Data.message, '"hello"');
  });

  it('E3, E4: an HTTP function that is not forwarded gets the request as an object', async () => {
    const host = await start({
      functions: { F: httpFunction({ route: 'x/{id}/{more?}' }) },
      answer: (_request, body, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ Outputs: { res: { body } } }));
      },
    });
    const url = `${host.url}/api/x/5?y=1&y=2&code=k`;
    const headers = { 'X-Mine': 'yes', 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: '{"id":"b","name":"n"}' });
    const { Data, Metadata } = (await answer.json()) as Record<
      string,
      Record<string, Record<string, unknown>>
    >;
    const { Identities, Headers, ...rest } = Data?.req ?? {};
    assert.deepEqual(rest, {
      Url: url,
      Method: 'POST',
      Query: { y: '1,2', code: 'k' },
      Params: { id: '5', more: null },
      Body: '{"id":"b","name":"n"}',
    });
    assert.ok(Array.isArray(Identities));
    assert.deepEqual((Headers as Record<string, unknown>)['X-Mine'], ['yes']);
    assert.equal(Metadata?.Headers?.['X-Mine'], 'yes');
    // Of a repeated key the last value.
    assert.deepEqual(Metadata?.Query, { y: '2', code: 'k' });
    const { sys, Query, Headers: _, ...named } = Metadata ?? {};
    assert.deepEqual(named, { y: '"2"', id: '"5"', name: '"n"' });
  });

  it('4.3: a binary body comes as Base64, an empty one not at all', async () => {
    const host = await start({
      functions: { F: httpFunction() },
      answer: (_request, body, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ Outputs: { res: { body: JSON.parse(body).Data.req } } }));
      },
    });
    const body = async (init: RequestInit) =>
      ((await (await fetch(`${host.url}/api/F`, init)).json()) as Record<string, unknown>).Body;
    const headers = { 'Content-Type': 'application/octet-stream' };
    assert.equal(await body({ method: 'POST', body: 'hello', headers }), 'aGVsbG8=');
    assert.equal(
      await body({ method: 'POST', body: 'hello', headers: { 'Content-Type': 'x/y' } }),
      'hello',
    );
    assert.equal(await body({ method: 'GET' }), undefined);
  });

  it('3.1: with forwarding on, a function with one more output still gets the envelope', async () => {
    const more = { name: 'q', type: 'queue', direction: 'out', queueName: 'q' };
    const host = await start({
      functions: { F: httpFunction({}, more) },
      customHandler: { enableForwardingHttpRequest: true, enableProxyingHttpRequest: true },
      answer: (request, _body, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(
          JSON.stringify({ Outputs: { res: { body: `${request.method} ${request.url}` } } }),
        );
      },
    });
    assert.equal(await (await fetch(`${host.url}/api/F`)).text(), 'POST /F');
  });

  const untilLast: Answer = (_request, body, response) => {
    const { RetryContext } = JSON.parse(body).Metadata;
    response.setHeader('Content-Type', 'application/json');
    const { RetryCount, MaxRetryCount } = RetryContext ?? {};
    if (RetryContext && RetryCount < MaxRetryCount) response.statusCode = 500;
    const text = `Retry Count:${RetryCount} Max Retry Count:${MaxRetryCount}`;
    response.end(
      JSON.stringify({
        Outputs: { res: { body: text } },
        Logs: [text, String(RetryContext?.Exception?.ClassName)],
      }),
    );
  };
  const retry = { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: '00:00:03' };

  it('E5: RetryContext from the first attempt on, and three attempts', async () => {
    const functions = { F: { ...httpFunction(), retry }, Orders: queueFunction() };
    const host = await start({ functions, answer: untilLast }, { retryDelay: 1 });
    const answer = await fetch(`${host.url}/api/F`);
    assert.equal(await answer.text(), 'Retry Count:2 Max Retry Count:2');
    const none = await host.invoke('Orders', { trigger: 'x' });
    assert.equal(none.logs[0], 'Retry Count:undefined Max Retry Count:undefined');
    assert.equal(none.attempts, 1);
    const asked = await host.invoke('Orders', {
      trigger: 'x',
      retry: { strategy: 'exponentialBackoff', maxRetryCount: 1 },
    });
    assert.equal(asked.attempts, 2);
    assert.deepEqual(asked.logs, [
      'Retry Count:1 Max Retry Count:1',
      'Microsoft.Azure.WebJobs.Host.FunctionInvocationException',
    ]);
  });

  it('the admin door runs an event function in the background, for the master key', async () => {
    const functions = { Orders: queueFunction(), F: httpFunction() };
    const host = await start({ functions, answer: show });
    const post = async (name: string, key: string) => {
      const url = `${host.url}/admin/functions/${name}`;
      const init = {
        method: 'POST',
        headers: { 'x-functions-key': key },
        body: '{"input":"hello"}',
      };
      return (await fetch(url, init)).status;
    };
    assert.equal(await post('Orders', host.keys.function), 401);
    assert.equal(await post('Nope', host.keys.master), 404);
    assert.equal(await post('orders', host.keys.master), 202);
    const line = await host.logged(/^\{"method"/);
    assert.equal(line.category, 'Function.Orders.User');
    assert.equal(JSON.parse(JSON.parse(line.message).body).Data.message, '"hello"');
  });
});
