// Changes lib a little in every way that Stryker knows, and lists the changes that no test notices:
// `npm run mutate`, or for a part of lib `npm run mutate -- lib/formats/zip.ts lib/rules`.
import { statSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const paths = process.argv.slice(2);
const mutate = (paths.length > 0 ? paths : ['lib']).map((path) =>
  statSync(path).isDirectory() ? `${path}/**/*.ts` : path,
);

await new Stryker({
  // The double of the host has tests that wait for it.
  mutate: [...mutate, '!lib/local-host/**'],
  plugins: ['./scripts/mutation/mocha-runner.ts'],
  testRunner: 'mocha-in-process',
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
