import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editJson } from '../support/bases.ts';
import type { Specimen } from '../support/case.ts';
import { replace } from './code.ts';

const values = (
  code: string,
  what: string,
  // biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever is there
  change: (values: any) => void,
  rest: Partial<Specimen> = {},
): Specimen => ({
  code,
  what,
  base: 'ours',
  broken: (root) => editJson(root, 'local.settings.json', (settings) => change(settings.Values)),
  ...rest,
});

const fixable = { fixable: true };

const key = `AccountName=shop;AccountKey=${'A'.repeat(86)}==`;

const EMULATOR =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export const settings: Specimen[] = [
  values('AGF501', 'missing', (v) => delete v.FUNCTIONS_WORKER_RUNTIME, fixable),
  values(
    'AGF501',
    'empty',
    (v) => {
      v.FUNCTIONS_WORKER_RUNTIME = '';
    },
    fixable,
  ),
  values('AGF501', 'node', (v) => {
    v.FUNCTIONS_WORKER_RUNTIME = 'node';
  }),
  values('AGF502', 'native', (v) => {
    v.FUNCTIONS_WORKER_RUNTIME = 'native';
  }),
  values('AGF502', 'the language of Core Tools', (v) => {
    v.FUNCTIONS_CLI_NATIVE_LANGUAGE = 'go';
  }),
  {
    code: 'AGF503',
    what: 'a connection that nobody defines',
    base: 'ours',
    broken: (root) =>
      editJson(root, 'Orders/function.json', (f) => {
        f.bindings[0].connection = 'OrdersStorage';
      }),
    fixable: true,
  },
  {
    code: 'AGF504',
    what: '%QUEUE%',
    base: 'ours',
    broken: (root) =>
      editJson(root, 'Orders/function.json', (f) => {
        f.bindings[0].queueName = '%QUEUE%';
      }),
    fixed: (root) => {
      editJson(root, 'Orders/function.json', (f) => {
        f.bindings[0].queueName = '%QUEUE%';
      });
      editJson(root, 'local.settings.json', (s) => {
        s.Values.QUEUE = 'orders';
      });
    },
  },
  {
    code: 'AGF505',
    what: 'git add -f',
    base: 'ours',
    broken: (root) => git(root, ['add', '-f', 'local.settings.json']),
    fixed: (root) => git(root, ['add', '.']),
  },
  {
    code: 'AGF506',
    what: 'cut off',
    base: 'ours',
    broken: (root) => writeFileSync(join(root, 'local.settings.json'), '{ "Values": {'),
  },
  {
    code: 'AGF506',
    what: 'nested',
    base: 'ours',
    broken: (root) =>
      editJson(root, 'local.settings.json', (s) => {
        s.Values.Queue = { name: 'orders' };
      }),
  },
  {
    code: 'AGF507',
    what: 'in Go',
    base: 'foreign',
    broken: (root) =>
      replace(root, 'handler.go', 'package main\n', `package main\n\nconst account = "${key}"\n`),
  },
  {
    code: 'AGF507',
    what: 'behind the key of the emulator',
    base: 'ours',
    broken: (root) =>
      editJson(root, 'host.json', (h) => {
        h.logging.accounts = [`AccountKey=${EMULATOR}`, key];
      }),
    fixed: (root) =>
      editJson(root, 'host.json', (h) => {
        h.logging.accounts = [`AccountKey=${EMULATOR}`];
      }),
  },
  {
    code: 'AGF507',
    what: 'in host.json',
    base: 'ours',
    broken: (root) =>
      editJson(root, 'host.json', (h) => {
        h.logging.account = key;
      }),
  },
  values('AGF508', 'missing', (v) => delete v.AzureWebJobsStorage, fixable),
];

function git(root: string, words: readonly string[]): void {
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', words, { cwd: root, stdio: 'pipe' });
}
