import type { NextStep } from '../catalogue/feature.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Trigger } from '../catalogue/trigger.ts';
import type { Answers } from '../options/option.ts';
import type { Binding } from '../project/function.ts';
import type { Project } from '../project/project.ts';
import type { Template } from './templates.ts';

/** A function to add. */
export interface NewFunction {
  name: string;
  trigger: Trigger;
  answers: Answers;
  functionJson: { bindings: readonly Binding[]; retry?: unknown };
  /** App settings that it needs, with values that work on this machine. */
  settings: Record<string, string>;
  /** Those that would have to hold two different things, such as the connections to two services. */
  conflictingSettings: readonly string[];
  /** Some binding of it comes with the extension bundle. */
  needsBundle: boolean;
  /** Go modules that its code imports. */
  dependencies: readonly string[];
  nextSteps: readonly NextStep[];
}

/** The answers that all functions of an app share. */
export interface SharedAnswers {
  readonly platform: string;
  readonly module: string;
  readonly 'http-mode': string;
}

/** What a plan is made of. The same request always gives the same plan. */
export interface PlanRequest {
  project: Project;
  catalogue: Catalogue;
  /** Ours first; a later one wins where two have the same path. */
  templates: readonly Template[];
  /** Version of the generator, for the record. */
  version: string;
  /** The answers that all functions share. */
  shared: SharedAnswers;
  /** The function to add; undefined refreshes what is there. */
  newFunction: NewFunction | undefined;
  /** Whether the manifests of all functions are part of the plan, also of those that are gone or have another name. */
  allManifests: boolean;
  /** Whether the app's own files (handler.go, Makefile, README, ...) are part of the plan too. */
  wholeProject: boolean;
}
