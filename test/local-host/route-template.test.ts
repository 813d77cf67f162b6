import assert from 'node:assert/strict';
import {
  compareTemplates,
  matchTemplate,
  parseTemplate,
} from '../../lib/local-host/route-template.ts';

function match(template: string, path: string) {
  return matchTemplate(parseTemplate(template), path.split('/'));
}

describe('host double: route templates', () => {
  const hits: [template: string, path: string, values: Record<string, string | null>][] = [
    ['api/hello', 'API/Hello', {}],
    ['api/products/{id}', 'api/products/Ab', { id: 'Ab' }],
    ['api/products/{id:int}', 'api/products/-12', { id: '-12' }],
    ['api/{name?}', 'api', { name: null }],
    ['api/{name=all}', 'api', { name: 'all' }],
    ['api/{*rest}', 'api/a/b', { rest: 'a/b' }],
    ['{*rest}', 'x', { rest: 'x' }],
    ['api/{*rest}', 'api', { rest: null }],
    ['api/{a}-{b}', 'api/x-y', { a: 'x', b: 'y' }],
    ['api/{c:length(3)}', 'api/abc', { c: 'abc' }],
    ['api/{d:range(1,10):min(2)}', 'api/7', { d: '7' }],
    ['api/{e:regex(^\\d{{3}}$)}', 'api/123', { e: '123' }],
    ['api/{f:alpha?}', 'api', { f: null }],
    [
      'api/{g:guid}',
      'api/8f0c9f0e-1111-2222-3333-0123456789ab',
      { g: '8f0c9f0e-1111-2222-3333-0123456789ab' },
    ],
  ];
  for (const [template, path, values] of hits) {
    it(`${template} matches ${path}`, () => assert.deepEqual(match(template, path), values));
  }

  const misses: [template: string, path: string][] = [
    ['api/hello', 'api/hello/x'],
    ['api/{id}', 'api'],
    ['api/{id:int}', 'api/x'],
    ['api/{id:int}', 'api/3000000000'],
    ['api/{b:bool}', 'api/yes'],
    ['api/{c:length(3)}', 'api/abcd'],
    ['api/{d:range(1,10):min(2)}', 'api/1'],
    ['api/{e:regex(^\\d{{3}}$)}', 'api/1234'],
    ['api/{id}', 'api//x'],
  ];
  for (const [template, path] of misses) {
    it(`${template} does not match ${path}`, () => assert.equal(match(template, path), undefined));
  }

  for (const bad of ['api//x', 'api/{id', 'api/{id}/{ID}', '{*all}/x', 'api/{id:nope}']) {
    it(`${bad} is refused`, () => assert.throws(() => parseTemplate(bad)));
  }

  it('orders literals before parameters, constrained ones first, longer before shorter', () => {
    const ordered = ['api/p/top', 'api/p/{id:int}/x', 'api/p/{id:int}', 'api/p/{id}', 'api/p'];
    const sorted = [...ordered]
      .reverse()
      .sort((a, b) => compareTemplates(parseTemplate(a), parseTemplate(b)));
    assert.deepEqual(sorted, ordered);
  });
});
