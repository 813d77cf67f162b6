const { availableParallelism } = require('node:os');

module.exports = {
  require: ['yeoman-test/mocha-cleanup', './test/support/run-folder.ts', './test/support/hooks.ts'],
  reporter: './test/support/reporter.cjs',
  // Of --parallel: npm test and its parts.
  jobs: availableParallelism(),
  timeout: 300_000,
  forbidOnly: true,
  // A test may find that this machine cannot run it (no root, no /dev/full). In CI that is a failure.
  forbidPending: Boolean(process.env.CI),
  failZero: true,
};
