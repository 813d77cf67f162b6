// How Stryker runs the tests: mocha, within the process of Stryker's worker. Stryker's own plugin looks for
// files of mocha that have other names in mocha 12.
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type StrykerOptions,
} from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type CompleteDryRunResult,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import { mochaHooks } from '../../test/support/hooks.ts';
import { importsBelow } from '../../test/support/imports.ts';

/** What the instrumented code and Stryker tell each other. */
const context: InstrumenterContext = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: context });

/** The option of Stryker's that this runner adds: patterns of test files. */
export const strykerValidationSchema = {
  properties: { tests: { type: 'array', items: { type: 'string' } } },
};

class MochaRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #tests: readonly string[];
  #mocha: Mocha | undefined;

  constructor({ tests }: StrykerOptions) {
    this.#tests = globSync(tests as string[]);
  }

  /** What was imported stays: for a mutant of what runs while a module loads Stryker starts another worker. */
  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    const result = await run(await this.#loaded());
    return { ...result, mutantCoverage: context.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, sandboxFileName, testFilter } = options;
    const isStatic = mutantActivation === 'static';
    if (isStatic) context.activeMutant = activeMutant.id;
    const mocha = await this.#loaded(isStatic ? relative('', sandboxFileName) : undefined);
    Object.assign(context, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    });
    const titles = testFilter?.map((title) => title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    mocha.grep(new RegExp(titles ? `^(?:${titles.join('|')})$` : ''));
    const result = await run(mocha);
    const endless = determineHitLimitReached(context.hitCount, context.hitLimit);
    return endless ? { status: MutantRunStatus.Timeout } : toMutantRunResult(result);
  }

  /** @param mutated the file of a mutant for which nothing but its tests are loaded: those that import it */
  async #loaded(mutated?: string): Promise<Mocha> {
    if (this.#mocha) return this.#mocha;
    const isReached = (test: string): boolean =>
      mutated === undefined || importsBelow(test).has(mutated);
    this.#mocha = await load(this.#tests.filter(isReached));
    // A module that is first imported within a test would count as run by that test alone.
    if (mutated === undefined)
      for (const file of globSync('lib/**/*.ts', { exclude: ['lib/local-host/**'] }))
        await import(pathToFileURL(file).href);
    return this.#mocha;
  }
}

async function load(files: readonly string[]): Promise<Mocha> {
  const mocha = new Mocha({ reporter: Silent, timeout: 0, rootHooks: mochaHooks });
  mocha.cleanReferencesAfterRun(false);
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  mocha.suite.beforeEach(function () {
    const title = this.currentTest?.fullTitle();
    if (title !== undefined) context.currentTestId = title;
  });
  return mocha;
}

class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

/** Runs the tests up to the first that fails. */
function run(mocha: Mocha): Promise<CompleteDryRunResult> {
  const tests: TestResult[] = [];
  bail(mocha.suite);
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ status: DryRunStatus.Complete, tests }));
    runner.on('pass', (test) => tests.push({ ...facts(test), status: TestStatus.Success }));
    runner.on('pending', (test) => tests.push({ ...facts(test), status: TestStatus.Skipped }));
    runner.on('fail', (test, error) =>
      tests.push({ ...facts(test), status: TestStatus.Failed, failureMessage: String(error) }),
    );
  });
}

function bail(suite: Mocha.Suite): void {
  suite.bail(true);
  suite.suites.forEach(bail);
}

function facts(test: Mocha.Runnable): Pick<TestResult, 'id' | 'name' | 'timeSpentMs'> {
  return { id: test.fullTitle(), name: test.fullTitle(), timeSpentMs: test.duration ?? 0 };
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'mocha-in-process', MochaRunner),
];
