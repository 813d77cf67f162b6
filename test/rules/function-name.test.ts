import assert from 'node:assert/strict';
import { functionNameProblem } from '../../lib/rules/function-name.ts';
import { goExported, goFile, goMethod } from '../../lib/rules/go-names.ts';

describe('function names', () => {
  // Host contract section 5: the host's own test data.
  for (const name of [
    'hosts',
    'testwithhost',
    'myfunction-test2',
    'myfunction_Test2',
    'Function-200',
  ]) {
    it(`takes ${name}`, () => assert.equal(functionNameProblem(name), undefined));
  }
  for (const name of [
    '',
    'host',
    'Host',
    '-function',
    '_function',
    'function test',
    'function.test',
    'function0.1',
    'fünktion',
    `a${'b'.repeat(128)}`,
  ]) {
    it(`refuses ${JSON.stringify(name.slice(0, 20))} as the host does`, () =>
      assert.match(
        functionNameProblem(name) ?? '',
        /function name starts with a letter|keeps the name/,
      ));
  }
  it('takes 128 characters', () =>
    assert.equal(functionNameProblem(`a${'b'.repeat(127)}`), undefined));

  for (const name of ['Type', 'select', 'go', 'Func', 'range']) {
    it(`refuses ${name}: a Go keyword`, () =>
      assert.match(functionNameProblem(name) ?? '', /Go keyword/));
  }
  for (const name of ['orders_test', 'report_windows', 'report-linux', 'x_amd64', 'Orders_TEST']) {
    it(`refuses ${name}: Go would leave its file out`, () =>
      assert.match(functionNameProblem(name) ?? '', /test or as meant for one system/));
  }
  for (const name of [
    'handler',
    'Handler',
    'FunctionsGen',
    'OrdersBindingsGen',
    'orders-bindings_gen',
    'internal',
    'Vendor',
    'node_modules',
    'makefile',
    'con',
    'COM1',
  ]) {
    it(`refuses ${name}: taken`, () =>
      assert.match(functionNameProblem(name) ?? '', /already has|device/));
  }
  it('refuses a name that differs in case only', () =>
    assert.match(functionNameProblem('orders', ['Orders']) ?? '', /upper and lower case only/));
  it('refuses a name with the same Go method', () =>
    assert.match(functionNameProblem('get-order', ['GetOrder']) ?? '', /Go name getOrder/));
  it('leaves the same name to the command', () =>
    assert.equal(functionNameProblem('Orders', ['Orders']), undefined));
});

describe('Go names', () => {
  const cases = [
    ['HttpExample', 'httpExample', 'http_example', 'HttpExample'],
    ['HTTPExample', 'httpExample', 'http_example', 'HttpExample'],
    ['my-func_2', 'myFunc2', 'my_func_2', 'MyFunc2'],
    ['orders', 'orders', 'orders', 'Orders'],
    ['OrderTest', 'orderTest', 'ordertest', 'OrderTest'],
    [
      'NightlyReportWindows',
      'nightlyReportWindows',
      'nightly_reportwindows',
      'NightlyReportWindows',
    ],
    ['Type', 'typeFunction', 'type', 'Type'],
    ['Linux', 'linux', 'linux', 'Linux'],
  ] as const;
  for (const [name, method, file, exported] of cases) {
    it(`${name}: ${method} in ${file}.go`, () =>
      assert.deepEqual([goMethod(name), goFile(name), goExported(name)], [method, file, exported]));
  }
});
