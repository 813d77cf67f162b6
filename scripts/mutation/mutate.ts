// Changes lib a little in every way that Stryker knows, and lists the changes that no test notices:
// `npm run mutate`, or for a part of lib `npm run mutate -- lib/formats/zip.ts lib/rules`.
import { globSync, readFileSync, statSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

/** How a test imports the packed program, or `run`, which starts it. */
const USES_PACKED = /support\/(?:packed|program)\.ts'|\brun\b[^;]*support\/project\.ts'/;

/** Where the tests are that run within one process; those in there that start the packed program are left out. */
const TESTS = globSync([
  'test/{formats,rules,plan,hosting,report}/**/*.test.ts',
  'test/catalogue/{binding-spec,list}.test.ts',
  'test/commands/transcripts.test.ts',
  'test/options/*.test.ts',
  'test/write/{apply,merge-json,taken-back}.test.ts',
  'test/doctor/{probe,refusals}.test.ts',
]).filter((path) => !path.endsWith('.go.test.ts') && !USES_PACKED.test(readFileSync(path, 'utf8')));

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
  ignorePatterns: ['/bench', '/demo', '/dist', '/test/golden', '/tsconfig.json'],
}).runMutationTest();
