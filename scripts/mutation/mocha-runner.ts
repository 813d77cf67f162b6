// How Stryker runs the tests: mocha, within the process of Stryker's worker. Stryker's own plugin looks for
// files of mocha that have other names in mocha 12.
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
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

/** Tests that import lib, and run within one process: no packed program, no Go, nothing that waits. */
const TESTS = globSync([
  'test/formats/**/*.test.ts',
  'test/rules/**/*.test.ts',
  'test/options/{collect,flags}.test.ts',
  'test/write/{apply,taken-back}.test.ts',
  'test/doctor/{cases,refusals}.test.ts',
]);

/** What the instrumented code and Stryker tell each other. */
const context: InstrumenterContext = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: context });

class MochaRunner implements TestRunner {
  #mocha: Mocha | undefined;

  /** What was imported stays: for a mutant of what runs while a module loads Stryker starts another worker. */
  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    const result = await run(await this.#loaded(TESTS));
    return { ...result, mutantCoverage: context.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, sandboxFileName, testFilter } = options;
    const isStatic = mutantActivation === 'static';
    if (isStatic) context.activeMutant = activeMutant.id;
    const mocha = await this.#loaded(isStatic ? testsOf(sandboxFileName) : TESTS);
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

  async #loaded(files: readonly string[]): Promise<Mocha> {
    this.#mocha ??= await load(files);
    return this.#mocha;
  }
}

async function load(files: readonly string[]): Promise<Mocha> {
  const mocha = new Mocha({ reporter: Silent, timeout: 0, rootHooks: mochaHooks });
  mocha.cleanReferencesAfterRun(false);
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  // A module that is first imported within a test would count as run by that test alone.
  if (files === TESTS)
    for (const file of globSync('lib/**/*.ts', { exclude: ['lib/local-host/**'] }))
      await import(pathToFileURL(file).href);
  mocha.suite.beforeEach(function () {
    const title = this.currentTest?.fullTitle();
    if (title !== undefined) context.currentTestId = title;
  });
  return mocha;
}

/** The tests that import a file, directly or not. */
function testsOf(sandboxFile: string): string[] {
  const file = relative(process.cwd(), sandboxFile);
  return TESTS.filter((test) => importsBelow(test).has(file));
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
