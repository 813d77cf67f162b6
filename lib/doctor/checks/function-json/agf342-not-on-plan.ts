import type { Check } from '../../check.ts';
import { BLOB, eachLimit, WARMUP } from './plan-limits.ts';

export const check: Check = {
  code: 'AGF342',
  severity: 'error',
  area: 'function.json',
  title: 'A trigger or binding does not run on the plan',
  reads:
    'the types of the bindings in */function.json, and the plan where it is known (--plan, or Bicep)',
  symptom: 'The function is listed and never runs, or what it sends does not arrive.',
  reason:
    'Some triggers and bindings need what a plan does not have: a sidecar, an instance that is never stopped, or somebody who watches the source for it.',
  howToFix:
    'Deploy to another plan, or use another trigger or binding; docs/plans.md says what runs where.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  run: (project) =>
    eachLimit(
      project,
      (type) => type !== BLOB && type !== WARMUP,
      ({ type }, { only, why }, { title }) =>
        `${type}${only ? ` ${only.words}` : ''} does not run on ${title}: ${why}`,
    ),
};
