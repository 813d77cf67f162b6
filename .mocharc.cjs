module.exports = {
  require: ['yeoman-test/mocha-cleanup'],
  reporter: './test/support/reporter.cjs',
  timeout: 300_000,
  forbidOnly: true,
  // A test may find that this machine cannot run it (no root, no /dev/full). In CI that is a failure.
  forbidPending: Boolean(process.env.CI),
  failZero: true,
};
