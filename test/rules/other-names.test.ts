import assert from 'node:assert/strict';
import { modulePathFor, modulePathProblem } from '../../lib/rules/module-path.ts';
import {
  connectionProblem,
  queueNameFor,
  queueNameProblem,
} from '../../lib/rules/storage-names.ts';

describe('queue names', () => {
  for (const name of ['orders', 'a-b-c', '0rders', 'abc', 'x'.repeat(63), '%QUEUE%']) {
    it(`takes ${name}`, () => assert.equal(queueNameProblem(name), undefined));
  }
  for (const name of ['ab', 'Orders', 'a--b', '-abc', 'abc-', 'a_b', 'x'.repeat(64), '']) {
    it(`refuses ${JSON.stringify(name)}`, () =>
      assert.match(queueNameProblem(name) ?? '', /3 to 63/));
  }
  for (const name of ['Orders', 'A', 'HTTPQueue_2', `Q${'x'.repeat(100)}`, 'My-Func_', 'a--b']) {
    it(`makes a good one of ${name.slice(0, 12)}`, () =>
      assert.equal(queueNameProblem(queueNameFor(name)), undefined));
  }
});

describe('connections', () => {
  it('takes names of app settings', () => {
    assert.equal(connectionProblem('AzureWebJobsStorage'), undefined);
    assert.equal(connectionProblem('Orders__queueServiceUri'), undefined);
  });
  for (const value of [
    'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=y',
    'UseDevelopmentStorage=true',
    'a b',
    '',
  ]) {
    it(`refuses ${JSON.stringify(value)}`, () =>
      assert.notEqual(connectionProblem(value), undefined));
  }
});

describe('module paths', () => {
  for (const path of ['shop', 'github.com/contoso/shop', 'example.com/a/b.v2', 'my-app_1']) {
    it(`takes ${path}`, () => assert.equal(modulePathProblem(path), undefined));
  }
  for (const path of [
    'main',
    'go',
    'net/http',
    'a b',
    '/x',
    'x/',
    'a//b',
    '.x',
    'x/.git',
    'ex/internal/y',
    '',
    'ünï',
    'C:\\x',
  ]) {
    it(`refuses ${JSON.stringify(path)}`, () =>
      assert.notEqual(modulePathProblem(path), undefined));
  }
  for (const directory of [
    'shop',
    'My Shop',
    '.hidden',
    'main',
    'Tést Äpp',
    '日本',
    'test',
    '-x-',
    'a..b',
    'log',
  ]) {
    it(`makes a good one of ${directory}`, () =>
      assert.equal(modulePathProblem(modulePathFor(directory)), undefined));
  }
});
