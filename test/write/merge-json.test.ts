import assert from 'node:assert/strict';
import { CallError } from '../../lib/diagnostics/errors.ts';
import { mergeJson } from '../../lib/write/merge-json.ts';

describe('merging JSON', () => {
  const host = `{
    // our own comment
    "version": "2.0",
    "customHandler": { "description": { "defaultExecutablePath": "", "arguments": [] } }, // trailing
}
`;
  it('fills what is missing or empty and keeps comments, order and indentation', () => {
    const merged = mergeJson(
      host,
      {
        version: '2.0',
        customHandler: {
          description: { defaultExecutablePath: 'handler' },
          enableForwardingHttpRequest: true,
        },
      },
      'host.json',
    );
    assert.match(merged, /\/\/ our own comment\n {4}"version": "2.0"/);
    assert.match(merged, /\/\/ trailing/);
    assert.match(merged, /"defaultExecutablePath": "handler"/);
    assert.match(merged, /"enableForwardingHttpRequest": true/);
    assert.ok(merged.indexOf('"version"') < merged.indexOf('"customHandler"'));
  });

  it('changes nothing that is there', () => {
    const current = '{"a":1,"B":{"c":"theirs"},"list":[1]}';
    assert.equal(mergeJson(current, { A: 2, b: { C: 'ours' }, list: [1] }, 'x.json'), current);
  });

  it('merging twice changes nothing', () => {
    const wanted = {
      customHandler: { description: { defaultExecutablePath: 'handler' } },
      tasks: [{ label: 'a', x: 1 }],
    };
    const once = mergeJson(host, wanted, 'host.json');
    assert.equal(mergeJson(once, wanted, 'host.json'), once);
  });

  it('adds tasks by their label and plain items by their value', () => {
    const merged = JSON.parse(
      mergeJson(
        '{"tasks":[{"label":"build","mine":true}],"r":["a"]}',
        { tasks: [{ label: 'build' }, { label: 'start' }, { label: 'stop' }], r: ['a', 'b'] },
        'x',
      ),
    );
    assert.deepEqual(merged, {
      tasks: [{ label: 'build', mine: true }, { label: 'start' }, { label: 'stop' }],
      r: ['a', 'b'],
    });
  });

  it('keeps tabs and CRLF', () => {
    const merged = mergeJson('{\r\n\t"a": 1\r\n}\r\n', { b: 2 }, 'x');
    assert.equal(merged, '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n');
  });

  it('keeps a byte-order mark', () => {
    const merged = mergeJson('\uFEFF{"a":1}', { b: 2 }, 'x');
    assert.deepEqual(JSON.parse(merged.replace('\uFEFF', '')), { a: 1, b: 2 });
  });

  it('names the file and the place where it is not JSON', () => {
    assert.throws(
      () => mergeJson('{\n  "a": \n}', {}, 'host.json'),
      (error: CallError) => {
        assert.match(error.message, /^host.json:3:1: host.json is not valid JSON/);
        return error instanceof CallError;
      },
    );
  });
});
