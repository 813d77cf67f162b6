// Changes lib a little in every way that Stryker knows, and lists the changes that no test notices:
// `npm run mutate`, or for a part of lib `npm run mutate -- lib/formats/zip.ts lib/rules`.
import { statSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

/** Tests that import lib and run within one process: no packed program, no Go, nothing that waits. */
const TESTS = [
  'test/formats/**/*.test.ts',
  'test/rules/**/*.test.ts',
  'test/catalogue/{binding-spec,list}.test.ts',
  'test/commands/transcripts.test.ts',
  'test/options/{collect,flags,question}.test.ts',
  'test/plan/**/*.test.ts',
  'test/hosting/{not-on-plan,tables}.test.ts',
  'test/report/**/*.test.ts',
  'test/write/{apply,merge-json,taken-back}.test.ts',
  'test/doctor/{probe,refusals}.test.ts',
];

/** These run the whole doctor, four hundred times: for the folders of lib that have few other tests. */
const CASES = 'test/doctor/cases.test.ts';
const NEED_CASES = /^lib\/?$|^lib\/(diagnostics|doctor|project|report)\b/;

const args = process.argv.slice(2);
const paths = args.length > 0 ? args : ['lib'];
const patterns = paths.map((path) => (statSync(path).isDirectory() ? `${path}/**/*.ts` : path));

await new Stryker({
  // The double of the host has tests that wait for it.
  mutate: [...patterns, '!lib/local-host/**'],
  plugins: ['./scripts/mutation/mocha-runner.ts'],
  testRunner: 'mocha-in-process',
  tests: paths.some((path) => NEED_CASES.test(path)) ? [...TESTS, CASES] : TESTS,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  htmlReporter: { fileName: '.cache/mutation/report.html' },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  tempDirName: '.cache/mutation/sandbox',
  cleanTempDir: 'always',
  // Stryker would rewrite tsconfig.json with the functions of an older TypeScript.
  ignorePatterns: ['/bench', '/demo', '/dist', '/docs', '/test/golden', '/tsconfig.json'],
}).runMutationTest();
