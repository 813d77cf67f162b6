import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindingTypes } from '../../lib/catalogue/binding-types.ts';
import { plans } from '../../lib/hosting/plans.ts';
import { nativeWorker } from '../../lib/hosting/programming-models.ts';

const lib = join(import.meta.dirname, '../../lib');

/** The files that read the tables. The double of the host is a reading of its own. */
function readers(): string[] {
  return readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(hosting|local-host)[\\/]/.test(file),
  );
}

/** Lines of those files, less comments, that have a word of the tables. */
function linesWith(word: RegExp, allowed: readonly string[] = []): string[] {
  return readers().flatMap((file) =>
    readFileSync(join(lib, file), 'utf8')
      .split('\n')
      .filter((line) => word.test(line) && !COMMENT.test(line))
      .filter((line) => !allowed.some((text) => line.includes(text)))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

const COMMENT = /^\s*(\/\*|\*|\/\/)/;

/** Words of Microsoft's own messages, which nobody else may change. */
const QUOTED = [
  'Function Apps on Flex Consumption do not support',
  'The Flex Consumption SKU only supports EventGrid',
];

describe('the tables of the hosting', () => {
  it('are where plans are named: no other file of lib has the name of one as a text', () => {
    const names = plans.map(({ name }) => name).join('|');
    assert.deepEqual(linesWith(new RegExp(`(['"\`])(${names})\\1`)), []);
  });

  it('are where plans are described: no other file of lib has the title of one', () => {
    const titles = ['Consumption', ...plans.map(({ title }) => title)].join('|');
    assert.deepEqual(linesWith(new RegExp(`\\b(${titles})\\b`), QUOTED), []);
  });

  it('have triggers of the native worker that there are', () => {
    const { names } = bindingTypes();
    assert.deepEqual(
      nativeWorker.triggers?.filter((type) => !names.includes(type)),
      [],
    );
  });
});
