import type { FileLocation } from '../../../diagnostics/diagnostic.ts';
import { isObject } from '../../../formats/json.ts';

/** A step of a GitHub workflow or of an Azure pipeline. */
export interface Step {
  /** `actions/upload-artifact`, or `azurefunctionapp` of a pipeline: in lower case, without its version. */
  action: string;
  run: string;
  /** The inputs; those of a pipeline's task in lower case. */
  with: { readonly [input: string]: unknown };
  /** Variables of the step, of its job and of the workflow. */
  env: { readonly [name: string]: unknown };
  /** The machine of its job: `ubuntu-latest`. */
  machine: string;
  location: (...keys: string[]) => FileLocation;
}

/** Where the value at these keys of a file is. */
export type PlaceAt = (...keys: readonly (string | number)[]) => FileLocation;

/** The value when it is an object, else an empty one. */
export function objectOf(value: unknown): { [key: string]: unknown } {
  return isObject(value) ? value : {};
}

/** `Azure/functions-action@v1` -> azure/functions-action. */
export function actionOf(uses: unknown): string {
  return (String(uses ?? '').split('@')[0] ?? '').toLowerCase();
}

/** Whether a step is the action or the task that deploys a function app. */
export function isDeployAction({ action }: Step): boolean {
  return action === 'azure/functions-action' || action === 'azurefunctionapp';
}
