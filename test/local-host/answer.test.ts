import assert from 'node:assert/strict';
import { type Answer as Parsed, readAnswer } from '../../lib/local-host/answer.ts';
import { makeFunction } from '../../lib/local-host/function-json.ts';
import type { HandlerAnswer } from '../../lib/local-host/handler-client.ts';
import { httpResult } from '../../lib/local-host/http-result.ts';
import { sendOutputs } from '../../lib/local-host/outputs.ts';
import { httpFunction, queueFunction } from './fixture.ts';

const rules = { routePrefix: 'api', hasBundle: true, isFlex: false };
const output = (name: string, more: object = {}) => ({
  name,
  type: 'queue',
  direction: 'out',
  ...more,
});

function handlerAnswer(body: string, status = 200, type = 'application/json'): HandlerAnswer {
  const headers: [string, string][] = type ? [['Content-Type', type]] : [];
  return {
    status,
    reason: status === 200 ? 'OK' : 'Bad Request',
    headers,
    body: Buffer.from(body),
  };
}

function read(json: object): Parsed {
  return readAnswer(handlerAnswer(JSON.stringify(json))) as Parsed;
}

describe('host double: reading answers (R1, R4-R8)', () => {
  it('R1: outputs, logs and return value, names in either case, null allowed', () => {
    assert.deepEqual(read({ outputs: { a: 1 }, LOGS: ['x', 2], ReturnValue: 'y', more: 1 }), {
      outputs: new Map([['a', { type: 'integer', value: 1n }]]),
      logs: ['x', '2'],
      returnValue: { type: 'string', value: 'y' },
    });
    const empty = { outputs: undefined, logs: [], returnValue: undefined };
    assert.deepEqual(read({ Outputs: null, Logs: null, ReturnValue: null }), empty);
  });

  it('R4, R5: {} and an object without the three names succeed', () => {
    const empty = { outputs: undefined, logs: [], returnValue: undefined };
    assert.deepEqual(read({}), empty);
    assert.deepEqual(read({ key1: { a: 1 } }), empty);
  });

  it('R6: a body that is no JSON', () => {
    assert.throws(
      () => readAnswer(handlerAnswer('Hello World')),
      (error: Error) => {
        assert.equal(error.name, 'InvalidOperationException');
        assert.match(
          error.message,
          /^Invalid HttpResponseMessage:\nStatusCode: 200, ReasonPhrase: 'OK'/,
        );
        assert.match(error.message, /Hello World$/);
        return true;
      },
    );
  });

  for (const body of ['[]', '"text"', '1', '{"Outputs":[]}', '{"Logs":"x"}', '{"Logs":[{}]}']) {
    it(`R6: ${body} is not the object it should be`, () => {
      assert.throws(() => readAnswer(handlerAnswer(body)), { name: 'InvalidOperationException' });
    });
  }

  it('R7: text/plain, or no type at all', () => {
    for (const type of ['text/plain; charset=utf-8', '']) {
      assert.throws(
        () => readAnswer(handlerAnswer('{}', 200, type)),
        (error: Error) => {
          assert.equal(error.name, 'InvalidOperationException');
          assert.equal((error.cause as Error).name, 'UnsupportedMediaTypeException');
          return true;
        },
      );
    }
    assert.ok(readAnswer(handlerAnswer('{}', 202, 'text/json; charset=utf-8')));
  });

  it('R8: any other status', () => {
    assert.throws(() => readAnswer(handlerAnswer('{}', 400)), {
      name: 'HttpRequestException',
      message: 'Response status code does not indicate success: 400 (Bad Request).',
    });
    assert.throws(() => readAnswer(handlerAnswer('{}', 302)), { name: 'HttpRequestException' });
  });

  it('4.5: no body and null are nothing', () => {
    assert.equal(readAnswer(handlerAnswer('')), undefined);
    assert.equal(readAnswer(handlerAnswer('null')), undefined);
    assert.equal(readAnswer(handlerAnswer('', 200, 'text/plain')), undefined);
  });
});

describe('host double: outputs (R2, 4.6)', () => {
  const hostFunction = makeFunction(
    'F',
    queueFunction(output('q'), output('raw', { dataType: 'binary' }), output('$return')),
    rules,
  );
  const names = { data: {}, settings: {} };
  const items = (json: object) => {
    const sent = sendOutputs(hostFunction, read(json), names);
    return Object.fromEntries(Object.entries(sent).map(([name, list]) => [name, list.map(String)]));
  };

  it('R2: Base64 by accident is decoded, except with dataType binary', () => {
    const sent = items({ Outputs: { q: 'dGVzdA==', raw: 'dGVzdA==' }, ReturnValue: 'aGV5' });
    assert.deepEqual(sent, { q: ['test'], raw: ['dGVzdA=='], $return: ['hey'] });
    assert.deepEqual(items({ Outputs: { q: 'hello' } }).q, ['hello']);
    assert.deepEqual(items({ Outputs: { q: '{"a":1}' } }).q, ['{\n  "a": 1\n}']);
  });

  it('4.8: arrays are many items, as JSON text too', () => {
    assert.deepEqual(items({ Outputs: { q: ['a', 'b!'] } }).q, ['a', 'b!']);
    assert.deepEqual(items({ Outputs: { q: '["a","b"]' } }).q, ['a', 'b']);
  });

  it('4.8: a text that looks like a date becomes one', () => {
    assert.deepEqual(items({ Outputs: { q: '2024-01-02T03:04:05Z' } }).q, ['01/02/2024 03:04:05']);
  });

  it('4.6: undeclared names are ignored, letters count', () => {
    assert.deepEqual(items({ Outputs: { Q: 'x', nope: 'x' } }), {});
  });

  it('4.6: without $return the properties of ReturnValue are outputs', () => {
    const plain = makeFunction('F', queueFunction(output('q')), rules);
    const answer = read({ ReturnValue: { q: 'hello', x: 1 } });
    assert.deepEqual(sendOutputs(plain, answer, names), { q: [Buffer.from('hello')] });
  });
});

describe('host double: HTTP from outputs (R3, R4, R9, R10)', () => {
  const named = makeFunction('F', httpFunction(), rules);
  const trigger = { name: 'req', type: 'httpTrigger' };
  const returned = makeFunction(
    'F',
    { bindings: [trigger, { name: '$return', type: 'http', direction: 'out' }] },
    rules,
  );
  const bare = makeFunction('F', { bindings: [trigger] }, rules);
  const of = (hostFunction: typeof named, json: object) => {
    const { status, headers, body } = httpResult(hostFunction, read(json));
    return [status, Object.fromEntries(headers)['Content-Type'], body.toString()];
  };
  const res = (value: unknown) => of(named, { Outputs: { res: value } });
  const text = 'text/plain; charset=utf-8';

  it('R3: status code as text, body as is', () => {
    assert.deepEqual(res({ statusCode: '201', body: 'my world' }), [201, text, 'my world']);
  });

  it('R4: an object or JSON text of one; a plain string is refused', () => {
    assert.deepEqual(res('{"statusCode":"204"}').slice(0, 1), [204]);
    assert.deepEqual(res({}), [200, text, '']);
    assert.deepEqual(res({ headers: { 'Content-Type': 'a/b' }, body: 'x' }), [
      200,
      'a/b; charset=utf-8',
      'x',
    ]);
    const message =
      'Failed while trying to Deserialize to httpOutputBindingResponse. Output is not in expected format';
    for (const wrong of ['SomeBlah', null, '[1]']) {
      assert.throws(() => res(wrong), { name: 'InvalidOperationException', message });
    }
  });

  it('R9: number, text, or the default', () => {
    assert.equal(res({ statusCode: 404 })[0], 404);
    for (const statusCode of [null, '', 'many', 2.5, true])
      assert.equal(res({ statusCode })[0], 200);
    assert.equal(res({ status: 404 })[0], 200);
  });

  it('R10, 4.6: no body is empty; an object is indented text', () => {
    assert.deepEqual(res({ body: null, statusCode: 200 }), [200, text, '']);
    assert.deepEqual(res({ body: { a: [1] } }), [200, text, '{\n  "a": [\n    1\n  ]\n}']);
  });

  it('4.6: outputs without res are {}, no outputs are 204', () => {
    assert.deepEqual(of(named, { Outputs: {} }), [200, text, '{}']);
    assert.equal(of(named, {})[0], 204);
    assert.equal(of(named, { ReturnValue: { res: { statusCode: 202 } } })[0], 202);
  });

  it('4.6: $return takes a response, where status counts, or a text', () => {
    assert.deepEqual(of(returned, { ReturnValue: { body: 'x', status: 202 } }), [202, text, 'x']);
    assert.deepEqual(of(returned, { ReturnValue: '{"body":"x","statusCode":201}' }), [
      201,
      text,
      'x',
    ]);
    assert.deepEqual(of(returned, { ReturnValue: 'plain text' }), [200, text, 'plain text']);
    assert.deepEqual(of(returned, { Outputs: { $return: { body: 'o' } } }), [204, undefined, '']);
  });

  it('4.6: without a response binding ReturnValue is the response', () => {
    assert.deepEqual(of(bare, { ReturnValue: 'hello' }), [200, text, 'hello']);
    assert.deepEqual(of(bare, { ReturnValue: { a: 1 } }), [
      200,
      'application/json; charset=utf-8',
      '{"a":1}',
    ]);
    assert.equal(of(bare, {})[0], 204);
  });
});
