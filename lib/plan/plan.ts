import type { Deletion, FileSpec, NextStep } from '../catalogue/feature.ts';
import type { GoneFunction } from './gone-functions.ts';
import type { PlannedManifest } from './manifests.ts';

/** The files that a project should have, whatever is on disk. `lib/write` compares and writes. */
export interface Plan {
  /** Sorted by path, each path once. */
  files: readonly FileSpec[];
  deletions: readonly Deletion[];
  /** What is recorded of them. */
  manifests: readonly PlannedManifest[];
  /** Recorded functions that are no longer there. */
  goneFunctions: readonly GoneFunction[];
  /** What the features want done by hand. */
  nextSteps: readonly NextStep[];
}

/** JSON as we write it. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
