import { deepEqual, equal } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openTolerantly } from '../../lib/doctor/doctor.ts';
import { openFolder } from '../../lib/project/open.ts';
import type { Project } from '../../lib/project/project.ts';
import { zip } from '../doctor/support/zip.ts';
import { temporaryFolder } from '../support/project.ts';

type Files = { readonly [path: string]: string | Buffer };

const TRIGGER = '{ "type": "httpTrigger", "direction": "in", "name": "req" }';
const ANSWER = '{ "type": "http", "direction": "out", "name": "res" }';
const SIMPLE = `{ "bindings": [ ${TRIGGER}, ${ANSWER} ] }`;

/** What host.json and function.json come to, for whoever reads them. */
interface Reading {
  forwardsHttp: boolean | undefined;
  routePrefix: string;
  executable: string | undefined;
  /** By name: whether it is plain HTTP, its route without the prefix, and its methods. */
  functions: { [name: string]: [isSimpleHttp: boolean, route?: string, methods?: string[]] };
}

const NOTHING: Reading = {
  forwardsHttp: undefined,
  routePrefix: 'api',
  executable: undefined,
  functions: { Hello: [true, 'Hello', []] },
};

const host = (text: string): Files => ({ 'host.json': text, 'Hello/function.json': SIMPLE });
const hello = (text: string): Files => ({ 'host.json': '{}', 'Hello/function.json': text });
const handler = (values: string): Files => host(`{ "customHandler": { ${values} } }`);
const prefix = (value: string): Files =>
  host(`{ "extensions": { "http": { "routePrefix": ${value} } } }`);
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

/** Written by hand, from docs/host-contract.md sections 1.1, 1.3, 3.1 and 5 and the vectors that are named. */
const CASES: readonly [what: string, files: Files, expected: Partial<Reading>][] = [
  ['nothing said', host('{}'), {}],
  ['forwarding', handler('"enableForwardingHttpRequest": true'), { forwardsHttp: true }],
  [
    'forwarding as a text',
    handler('"enableForwardingHttpRequest": "true"'),
    { forwardsHttp: true },
  ],
  ['in upper case', handler('"enableForwardingHttpRequest": " TRUE "'), { forwardsHttp: true }],
  ['false as a text', handler('"enableForwardingHttpRequest": "false"'), { forwardsHttp: false }],
  [
    'a word (config-wrong-type-bool)',
    handler('"enableForwardingHttpRequest": "yes please"'),
    { forwardsHttp: false },
  ],
  ['a number', handler('"enableForwardingHttpRequest": 1'), { forwardsHttp: false }],
  ['null', handler('"enableForwardingHttpRequest": null'), { forwardsHttp: false }],
  ['proxying as a text', handler('"enableProxyingHttpRequest": "True"'), { forwardsHttp: true }],
  [
    'one of both',
    handler('"enableForwardingHttpRequest": false, "enableProxyingHttpRequest": "true"'),
    { forwardsHttp: true },
  ],
  [
    'keys in another case (config-upper-case-keys)',
    host('{ "CustomHandler": { "EnableForwardingHttpRequest": "true" } }'),
    { forwardsHttp: true },
  ],
  [
    'a key twice, of which the last counts',
    handler('"enableForwardingHttpRequest": false, "enableForwardingHttpRequest": true'),
    { forwardsHttp: true },
  ],
  [
    'a key twice in two cases',
    handler('"enableForwardingHttpRequest": true, "EnableForwardingHttpRequest": false'),
    { forwardsHttp: false },
  ],
  [
    'comments and a last comma (config-comments)',
    handler('/* c */ "enableForwardingHttpRequest": "true", // d\n'),
    { forwardsHttp: true },
  ],
  [
    'a byte-order mark',
    host('\ufeff{ "customHandler": { "enableForwardingHttpRequest": "true" } }'),
    { forwardsHttp: true },
  ],
  [
    'UTF-16 with a mark',
    {
      ...host(''),
      'host.json': utf16('{ "customHandler": { "enableForwardingHttpRequest": "true" } }'),
    },
    { forwardsHttp: true },
  ],
  ['no object', host('[]'), {}],
  ['a section that is none', host('{ "customHandler": "x", "extensions": [] }'), {}],

  ['a prefix', prefix('"v1"'), { routePrefix: 'v1' }],
  ['no prefix', prefix('""'), { routePrefix: '' }],
  ['a prefix in slashes (config-route-prefix-slashes)', prefix('"/v2/"'), { routePrefix: 'v2' }],
  ['a number (config-route-prefix-number)', prefix('5'), { routePrefix: '5' }],
  ['a truth value', prefix('true'), { routePrefix: 'True' }],
  ['an object', prefix('{}'), {}],
  [
    'the keys of a prefix in another case',
    host('{ "Extensions": { "HTTP": { "RoutePrefix": "v3" } } }'),
    { routePrefix: 'v3' },
  ],

  [
    'a program',
    handler('"description": { "defaultExecutablePath": "bin/app" }'),
    { executable: 'bin/app' },
  ],
  [
    'backslashes',
    handler('"description": { "defaultExecutablePath": ".\\\\bin\\\\app" }'),
    { executable: 'bin/app' },
  ],
  [
    'a folder before it',
    handler('"Description": { "DefaultExecutablePath": "app", "WorkerDirectory": "./bin" }'),
    { executable: 'bin/app' },
  ],
  ['no name', handler('"description": { "defaultExecutablePath": " " }'), {}],
  ['a program that is no text', handler('"description": { "defaultExecutablePath": 1 }'), {}],

  [
    'Bindings',
    hello(`{ "Bindings": [ ${TRIGGER}, ${ANSWER} ] }`),
    { functions: { Hello: [false] } },
  ],
  [
    'properties in another case',
    hello(
      '{ "bindings": [ { "Type": "HTTPTRIGGER", "Direction": "IN", "Name": "req", "Route": "a/{id}", "Methods": ["get"] }, { "TYPE": "Http", "DIRECTION": "Out", "NAME": "res" } ] }',
    ),
    { functions: { Hello: [true, 'a/{id}', ['GET']] } },
  ],
  [
    'no direction (function-NoDirectionTrigger)',
    hello(`{ "bindings": [ { "type": "httpTrigger", "name": "req" }, ${ANSWER} ] }`),
    {},
  ],
  [
    'an answer without direction (function-NoDirectionOut)',
    hello(`{ "bindings": [ ${TRIGGER}, { "type": "http", "name": "res" } ] }`),
    { functions: { Hello: [false, 'Hello', []] } },
  ],
  [
    'an empty route (function-RouteEmpty)',
    hello(`{ "bindings": [ { "type": "httpTrigger", "name": "req", "route": "" }, ${ANSWER} ] }`),
    {},
  ],
  ['what is no binding', hello(`{ "bindings": [ null, "x", ${TRIGGER}, ${ANSWER} ] }`), {}],
  ['bindings that are no array', hello('{ "bindings": {} }'), { functions: { Hello: [false] } }],
  ['bindings twice', hello(`{ "bindings": [], "bindings": [ ${TRIGGER}, ${ANSWER} ] }`), {}],
  ['a function.json in UTF-16', { 'host.json': '{}', 'Hello/function.json': utf16(SIMPLE) }, {}],
  [
    'a function.json with comments',
    hello(`// a\n{ "bindings": [ ${TRIGGER}, /* b */ ${ANSWER}, ], }`),
    {},
  ],
  [
    'a folder with a dot',
    { ...hello(SIMPLE), 'a.b/function.json': SIMPLE },
    { functions: { Hello: [true, 'Hello', []], 'a.b': [true, 'a.b', []] } },
  ],
  ['a function in a folder below', { ...hello(SIMPLE), 'src/Other/function.json': SIMPLE }, {}],
];

function folderWith(files: Files): string {
  const root = temporaryFolder();
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
  return root;
}

function zipWith(files: Files): string {
  const path = join(temporaryFolder(), 'app.zip');
  const entries = Object.entries(files).map(([name, contents]) => ({ name, contents }));
  writeFileSync(path, zip(entries));
  return path;
}

function readingOf({ forwardsHttp, routePrefix, executable, functions }: Project): Reading {
  return {
    forwardsHttp,
    routePrefix,
    executable: executable?.path,
    functions: Object.fromEntries(
      functions.map(({ name, isSimpleHttp, http }) => [
        name,
        http ? [isSimpleHttp, http.route, [...http.methods]] : [isSimpleHttp],
      ]),
    ),
  };
}

describe('what host.json and function.json say', () => {
  for (const [what, files, expected] of CASES)
    it(`is the same for a command, and for the doctor in a folder and a zip: ${what}`, () => {
      const wanted = { ...NOTHING, ...expected };
      const folder = folderWith(files);
      deepEqual(readingOf(openFolder(folder)), wanted, 'a command');
      deepEqual(readingOf(openTolerantly(folder).project), wanted, 'the doctor, a folder');
      const { project } = openTolerantly(zipWith(files));
      deepEqual(readingOf(project), wanted, 'the doctor, a zip');
      project.close();
    });
});

describe('where it is said', () => {
  it('each value of a folder and of a zip knows its file, line and column', () => {
    const files = {
      'host.json':
        '{\n  "version": "2.0",\n  "Extensions": { "http": { "routePrefix": "v1" } }\n}\n',
      'local.settings.json': '{\n  // here\n  "Values": {\n    "A": "b"\n  }\n}\n',
      'Hello/function.json': `{ "bindings": [ null,\n  ${TRIGGER},\n  ${ANSWER} ] }`,
      'go.mod': '// first\nmodule "example.com/x" // second\n\ngo 1.24\n',
    };
    const zipped = openTolerantly(zipWith(files)).project;
    for (const project of [openFolder(folderWith(files)), zipped]) {
      const { hostJson, settings, functions, goMod } = project;
      const [fn] = functions;
      const trigger = fn?.trigger;
      const places = [
        hostJson?.location('extensions', 'http', 'routePrefix'),
        settings?.location('Values', 'A'),
        trigger && fn.file.location(...fn.keysOf(trigger, 'name')),
        goMod?.module?.location,
        goMod?.go?.location,
      ].map((each) => each && [each.file, each.line, each.column]);
      deepEqual(places, [
        ['host.json', 3, 44],
        ['local.settings.json', 4, 10],
        ['Hello/function.json', 2, 55],
        ['go.mod', 2, 1],
        ['go.mod', 4, 1],
      ]);
      deepEqual(goMod?.module?.args, ['example.com/x']);
    }
    zipped.close();
  });
});

describe('a project is read when it is asked for, once', () => {
  it('a file that changes is read as it was, and said to have changed', () => {
    const root = folderWith(host('{ "customHandler": {} }'));
    const project = openFolder(root);
    equal(project.forwardsHttp, undefined);
    writeFileSync(
      join(root, 'host.json'),
      '{ "customHandler": { "enableForwardingHttpRequest": true } }',
    );
    equal(project.hostJson?.text, '{ "customHandler": {} }');
    deepEqual(project.changed(), ['host.json']);
    writeFileSync(join(root, 'added'), '');
    deepEqual(project.changed(), ['.', 'host.json']);
    equal(readFileSync(join(root, 'added'), 'utf8'), '');
  });

  it('what is not asked for is not read', () => {
    const root = folderWith({ ...host('{}'), 'go.mod': 'module a\n' });
    const project = openFolder(root);
    equal(project.name.length > 0, true);
    writeFileSync(join(root, 'go.mod'), 'module b\n');
    deepEqual(project.goMod?.module?.args, ['b']);
  });
});
