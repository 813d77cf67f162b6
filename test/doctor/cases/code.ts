import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editJson } from '../support/bases.ts';
import type { Specimen } from '../support/case.ts';
import { addFunction } from './function-json.ts';

/** Replaces text in a file; its time stays, so that the binary is not older. */
export function replace(root: string, path: string, from: string | RegExp, to: string): void {
  const file = join(root, path);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  writeFileSync(file, after);
  utimesSync(file, 1e9, 1e9);
}

const timer = [{ type: 'timerTrigger', direction: 'in', name: 'timer', schedule: '0 0 * * * *' }];

/** Plain HTTP but for its output: the host posts an envelope to /Stock. */
const stock = [
  { type: 'httpTrigger', direction: 'in', name: 'req', route: '{id}' },
  { type: 'http', direction: 'out', name: 'res' },
  { type: 'queue', direction: 'out', name: 'out', queueName: 'orders' },
];

/** A main that uses the package azfunc by itself, and takes every path for it. */
function ownMain(...names: readonly string[]): string {
  const lines = names.map((name) => `\tr.Event("${name}", nil)`).join('\n');
  return `package main\n\nimport (\n\t"net/http"\n\t"os"\n\n\t"hello/internal/azfunc"\n)\n\nfunc main() {\n\tr := azfunc.NewRegistry()\n${lines}\n\thttp.Handle("/", r)\n\thttp.ListenAndServe("127.0.0.1:"+os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), nil)\n}\n`;
}

const BINDINGS = `package main

import "shop/internal/azfunc"

type ordersBindings struct{ Out azfunc.Output[any] }

func bindOrders(e *azfunc.Event) ordersBindings {
	return ordersBindings{Out: azfunc.NewOutput[any](e, "out")}
}
`;

const callBind = (root: string): void =>
  replace(root, 'functions_gen.go', 'a.orders)', 'azfunc.Bind(a.orders, bindOrders))');

export const code: Specimen[] = [
  {
    code: 'AGF401',
    what: 'a function.json that nothing serves',
    base: 'foreign',
    broken: (root) => addJson(root, 'Cleanup', timer),
    fixed: (root) => addFunction(root, 'Cleanup/function.json', timer),
    options: { only: ['AGF401', 'AGF403'] },
  },
  {
    code: 'AGF401',
    what: 'a registry that is not up to date',
    base: 'ours',
    broken: (root) => replace(root, 'functions_gen.go', /.*r\.Event\("Orders".*\n/, ''),
  },
  {
    code: 'AGF415',
    what: 'a registry that git merged',
    base: 'ours',
    broken: (root) =>
      replace(root, 'functions_gen.go', /^(\/\/ Checksum: ).*$/m, `$&\n$1${'0'.repeat(16)}`),
  },
  {
    code: 'AGF415',
    what: 'a registry with a function whose folder is gone',
    base: 'ours',
    broken: (root) => rmSync(join(root, 'Orders'), { recursive: true }),
    fixed: (root) => replace(root, 'functions_gen.go', /.*r\.Event\("Cleanup".*\n/, ''),
    options: { only: ['AGF415'] },
  },
  {
    code: 'AGF415',
    what: 'bindings whose file is gone',
    base: 'ours',
    broken: callBind,
    fixed: (root) => {
      callBind(root);
      writeFileSync(join(root, 'orders_bindings_gen.go'), BINDINGS);
    },
    options: { only: ['AGF415'] },
  },
  {
    code: 'AGF415',
    what: 'bindings that no function has',
    base: 'ours',
    broken: (root) => writeFileSync(join(root, 'orders_bindings_gen.go'), BINDINGS),
    options: { only: ['AGF415'] },
  },
  {
    code: 'AGF401',
    what: 'an envelope, whose route would meet another path',
    base: 'foreign',
    broken: (root) => addJson(root, 'Stock', stock),
    fixed: (root) => addFunction(root, 'Stock/function.json', stock),
    options: { only: ['AGF401', 'AGF403'] },
  },
  {
    code: 'AGF401',
    what: 'a path that stands in a comment alone',
    base: 'foreign',
    broken: (root) => {
      addJson(root, 'Cleanup', timer);
      replace(
        root,
        'handler.go',
        'http.HandleFunc(',
        '/*\n\thttp.HandleFunc("/Cleanup", helloHandler)\n\t*/ http.HandleFunc(',
      );
    },
    fixed: (root) => addFunction(root, 'Cleanup/function.json', timer),
    options: { only: ['AGF401', 'AGF403'] },
  },
  {
    code: 'AGF401',
    what: 'a function that a main of its own does not connect, with our package',
    base: 'foreign',
    broken: (root) => {
      addJson(root, 'Cleanup', timer);
      writeFileSync(join(root, 'handler.go'), ownMain('HttpExample'));
      utimesSync(join(root, 'handler.go'), 1e9, 1e9);
    },
    fixed: (root) => {
      addJson(root, 'Cleanup', timer);
      writeFileSync(join(root, 'handler.go'), ownMain('HttpExample', 'Cleanup'));
      utimesSync(join(root, 'handler.go'), 1e9, 1e9);
    },
    options: { only: ['AGF401', 'AGF403'] },
  },
  {
    code: 'AGF402',
    what: 'a path without function',
    base: 'foreign',
    broken: (root) =>
      replace(
        root,
        'handler.go',
        'http.HandleFunc(',
        'http.HandleFunc("/api/other", helloHandler)\n\thttp.HandleFunc(',
      ),
  },
  {
    code: 'AGF403',
    what: 'no prefix',
    base: 'foreign',
    broken: (root) => replace(root, 'handler.go', '"/api/HttpExample"', '"/HttpExample"'),
  },
  {
    code: 'AGF403',
    what: 'the name instead of the route',
    base: 'foreign',
    broken: (root) =>
      editJson(root, 'HttpExample/function.json', (f) => {
        f.bindings[0].route = 'hello';
      }),
  },
  {
    code: 'AGF403',
    what: 'a prefix that host.json takes away',
    base: 'foreign',
    broken: (root) =>
      editJson(root, 'host.json', (h) => {
        h.extensions = { http: { routePrefix: '' } };
      }),
  },
  {
    code: 'AGF404',
    what: ':8080',
    base: 'foreign',
    broken: (root) => replace(root, 'handler.go', /\tif val[\s\S]*?\n\t\}\n/, ''),
  },
  {
    code: 'AGF412',
    what: 'PORT, which nobody sets',
    base: 'foreign',
    broken: (root) =>
      replace(
        root,
        'handler.go',
        /\tif val[\s\S]*?\n\t\}\n/,
        '\tif port := "8080"; os.Getenv("PORT") == "" {\n\t\tlistenAddr = ":" + port\n\t}\n',
      ),
  },
  {
    code: 'AGF405',
    what: 'log.Printf',
    base: 'foreign',
    broken: (root) => replace(root, 'handler.go', '\tlog.SetOutput(os.Stdout)\n', ''),
  },
  {
    code: 'AGF405',
    what: 'log.Printf in cmd, where the only main is',
    base: 'foreign',
    broken: (root) => {
      mkdirSync(join(root, 'cmd'));
      renameSync(join(root, 'handler.go'), join(root, 'cmd/main.go'));
      replace(root, 'cmd/main.go', '\tlog.SetOutput(os.Stdout)\n', '');
    },
  },
  {
    code: 'AGF405',
    what: 'slog as it is',
    base: 'foreign',
    broken: (root) => {
      replace(root, 'handler.go', /\tlog\.SetOutput.*\n/, '\tslog.Info("up")\n');
      replace(root, 'handler.go', '"log"', '"log/slog"');
      replace(root, 'handler.go', /\tlog\.Printf.*\n/, '');
    },
  },
  {
    code: 'AGF406',
    what: 'go 1.21',
    base: 'foreign',
    broken: (root) => {
      modern(root);
      replace(root, 'go.mod', 'go 1.24', 'go 1.21');
    },
    fixed: modern,
  },
  {
    code: 'AGF406',
    what: 'no go line',
    base: 'foreign',
    broken: (root) => {
      modern(root);
      replace(root, 'go.mod', 'go 1.24', '');
    },
    fixed: modern,
  },
  {
    code: 'AGF411',
    what: 'text for a timer',
    base: 'foreign',
    broken: (root) => serveTimer(root, ''),
    fixed: (root) => serveTimer(root, 'w.Header().Set("Content-Type", "application/json")'),
  },
  {
    code: 'AGF412',
    what: 'PORT, and no port of its own',
    base: 'foreign',
    broken: (root) => {
      replace(root, 'handler.go', '"FUNCTIONS_CUSTOMHANDLER_PORT"', '"PORT"');
      replace(root, 'handler.go', '":8080"', '""');
    },
  },
  {
    code: 'AGF413',
    what: 'both sides of a conflict',
    base: 'foreign',
    broken: (root) =>
      writeFileSync(
        join(root, 'Makefile'),
        'a:\n<<<<<<< HEAD\n\techo 1\n=======\n\techo 2\n>>>>>>> other\n',
      ),
    fixed: (root) => writeFileSync(join(root, 'Makefile'), 'a:\n\techo "<<<<<<< HEAD"\n=======\n'),
  },
];

function modern(root: string): void {
  replace(root, 'handler.go', '"/api/HttpExample"', '"GET /api/HttpExample"');
}

function addJson(root: string, name: string, bindings: unknown): void {
  addFunction(root, `${name}/function.json`, bindings);
  writeFileSync(join(root, `${name.toLowerCase()}.go`), 'package main\n');
}

/** Adds a timer whose handler begins with this statement. */
function serveTimer(root: string, first: string): void {
  addFunction(root, 'Cleanup/function.json', timer);
  const code = join(root, 'cleanup.go');
  writeFileSync(
    code,
    `package main\n\nfunc init() {\n\thttp.HandleFunc("/Cleanup", func(w http.ResponseWriter, r *http.Request) {\n\t\t${first}\n\t\tfmt.Fprint(w, "{}")\n\t})\n}\n`,
  );
  utimesSync(code, 1e9, 1e9);
}
