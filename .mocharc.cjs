{
  "require": ["yeoman-test/mocha-cleanup"],
  "reporter": "./test/support/reporter.cjs",
  "timeout": 300000,
  "forbidOnly": true,
  "failZero": true
}
