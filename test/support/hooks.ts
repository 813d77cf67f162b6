// What mocha does around the tests of every process (.mocharc.cjs).
import { removeTemporaryFolders } from './temporary.ts';

const preparations: (() => Promise<unknown>)[] = [];

/** Does something before the first test, in processes whose tests import the module that calls this. */
export function beforeTests(prepare: () => Promise<unknown>): void {
  preparations.push(prepare);
}

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    for (const prepare of preparations) await prepare();
  },
  afterAll: removeTemporaryFolders,
};
