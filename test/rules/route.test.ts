import assert from 'node:assert/strict';
import { conflictingRoute, routeProblem } from '../../lib/rules/route.ts';

describe('routes', () => {
  for (const route of [
    'items',
    'products/{category:alpha}/{id:int?}',
    'files/{*path}',
    '{**all}',
    'a/{x=5}',
    'img/{name}.{ext}',
    'x/{id:regex(^\\d+$)}',
    'v1.0/items',
    'x/{code:regex(^\\d{{3}}$)}',
    'items-2/{id}',
    'x/{a:regex(a/b)}',
    'x/{a:regex(^(a|b)c$)}',
    'x/{a:length(1, 5):alpha=abc}',
    'x/{a:RANGE(-1,9)?}',
    '{name}.{ext:alpha?}',
  ]) {
    it(`takes ${route}`, () => assert.equal(routeProblem(route), undefined));
  }
  const bad: [string, RegExp][] = [
    ['/items', /none in front/],
    ['~/items', /start with "~"/],
    ['admin/x', /admin/],
    ['Administrators', /admin/],
    ['runtimes', /runtime/],
    ['a//b', /separator character '\/' cannot appear consecutively/],
    ['a/', /at its end/],
    ['a?b=1', /no query/],
    ['a b', /space/],
    ['a/{id', /matching '}' character/],
    ['a/{}', /parameter name/],
    ['a/{1x}', /parameter name/],
    ['{*rest}/x', /last segment/],
    ['{id?}/x', /last segment/],
    ['{a}{b}', /cannot contain two consecutive parameters/],
    ['{id}/x/{ID}', /name 'ID' appears more than one time/],
    ['{id=1?}', /optional parameter cannot have default/],
    ['x/{id:nope}', /constraint "nope", which is none of/],
    ['x/{id:int:toString}', /constraint "toString"/],
    ['x/{id:}', /constraint ""/],
    ['x/{id:int(}', /"\(" without "\)"/],
    ['x/{id:int(3)}', /takes none/],
    ['x/{id:min}', /whole numbers/],
    ['x/{id:range(1)}', /whole numbers/],
    ['x/{id:length(5,1)}', /whole numbers/],
    ['x/{id:regex}', /pattern/],
    ['x.{ext?}', /whole segment/],
    ['{a}-{b?}', /whole segment/],
  ];
  for (const [route, reason] of bad) {
    it(`refuses ${route}`, () => assert.match(routeProblem(route) ?? '', reason));
  }

  // Host contract N4.
  const others = [{ name: 'A', route: 'items/{id}', methods: ['get'] }];
  it('conflicts when route and a method are the same', () =>
    assert.equal(
      conflictingRoute({ name: 'B', route: 'Items/{id}', methods: ['POST', 'GET'] }, others)?.name,
      'A',
    ));
  it('does not conflict on other methods', () =>
    assert.equal(
      conflictingRoute({ name: 'B', route: 'items/{id}', methods: ['post'] }, others),
      undefined,
    ));
  it('no methods means all', () =>
    assert.equal(
      conflictingRoute({ name: 'B', route: 'items/{id}', methods: [] }, others)?.name,
      'A',
    ));
  it('does not conflict with itself', () =>
    assert.equal(
      conflictingRoute({ name: 'A', route: 'items/{id}', methods: [] }, others),
      undefined,
    ));
});
