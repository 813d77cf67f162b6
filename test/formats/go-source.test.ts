import { deepEqual, equal } from 'node:assert/strict';
import { readGoSource } from '../../lib/formats/go-source.ts';

const read = (code: string) => readGoSource(code, new Set(['Handle', 'HandleFunc']));

describe('what a Go file says', () => {
  const parameters: { readonly [list: string]: readonly string[] } = {
    '': [],
    'w http.ResponseWriter, r *http.Request': ['ResponseWriter', '*Request'],
    'ctx context.Context, e *azfunc.QueueEvent[ordersMessage]': ['Context', '*QueueEvent'],
    'ctx context.Context, e *azfunc.SQLEvent[map[string]any], b ordersBindings': [
      'Context',
      '*SQLEvent',
      'ordersBindings',
    ],
    'http.ResponseWriter, *http.Request': ['ResponseWriter', '*Request'],
    '\n\tw http.ResponseWriter, // the answer\n\tr *http.Request,\n': [
      'ResponseWriter',
      '*Request',
    ],
    'f func(int) (string, error)': ['func(int)(string,error)'],
  };
  for (const [list, types] of Object.entries(parameters))
    it(`the types of (${list})`, () => {
      const [method] = read(`package main\nfunc (a *app) hello(${list}) error {}`).functions;
      deepEqual(method?.parameters, types);
      equal(method?.receiver, 'app');
    });

  for (const [constraint, isIgnored] of [
    ['//go:build ignore', true],
    ['//go:build ignore\r', true],
    ['// +build ignore', true],
    ['// Copyright\n\n//go:build ignore', true],
    ['//go:build linux', false],
    ['/*\n//go:build ignore\n*/', false],
    ['package x\n//go:build ignore', false],
  ] as const)
    it(`is ${isIgnored ? '' : 'not '}left out of every build with ${JSON.stringify(constraint)}`, () => {
      equal(read(`${constraint}\n\npackage main\n`).isIgnored, isIgnored);
    });

  it('the first argument of a call', () => {
    const { calls } = read(`package main
func main() {
	mux.Handle("GET /a", h)
	mux.Handle("/b" + name, h)
	mux.Handle(route, h)
	mux.Handle()
	routes()[0].Handle(ctx, h)
	Handle(\`/c\`)
}`);
    deepEqual(
      calls.map(({ of, first, text, isFirstOfMore }) => [of, first, text?.value, isFirstOfMore]),
      [
        ['mux', '"GET /a"', 'GET /a', true],
        ['mux', '"/b"', '/b', false],
        ['mux', 'route', undefined, true],
        ['mux', '', undefined, false],
        ['', 'ctx', undefined, true],
        [undefined, '`/c`', '/c', false],
      ],
    );
  });
});
