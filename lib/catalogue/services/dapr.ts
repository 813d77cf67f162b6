import {
  containerApps,
  dedicated,
  flex,
  linuxConsumption,
  premium,
  windowsConsumption,
} from '../../hosting/plans.ts';
import { type Answers, type Option, text } from '../../options/option.ts';
import { optional } from '../../options/optional.ts';
import { daprKeyProblem, daprNameProblem } from '../../rules/dapr-names.ts';
import type { PlanLimit } from '../plan-limit.ts';
import { referencedSetting } from './referenced-setting.ts';

/** Where no trigger and no binding of Dapr runs. */
export const DAPR_NOT_ON: readonly PlanLimit[] = [
  {
    plans: [flex, premium, dedicated, windowsConsumption, linuxConsumption],
    why: `Dapr is a sidecar, which an app has on ${containerApps.title} and on Kubernetes only`,
    source:
      'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  },
];

/** Where the sidecar is, for inputs and outputs. */
export const daprAddress: Option = optional(
  {
    name: 'dapr-address',
    type: 'text',
    help: 'The address of the Dapr sidecar.',
    example: 'dapr-address=http://localhost:3501',
    validate: (address) =>
      /^(https?:\/\/[^\s/]+|%[^%\s]+%)$/.test(address)
        ? undefined
        : `"${address}" is not an address, for example http://localhost:3501`,
  },
  'http://localhost:3500, or the port in DAPR_HTTP_PORT',
);

/** Values for the app settings that answers name as `%NAME%`. Dapr itself needs none. */
export function daprSettings(answers: Answers, names: readonly string[]): Record<string, string> {
  return Object.assign(
    {},
    ...names.map((name) => referencedSetting(text(answers, name), 'replace-me')),
  );
}

/** The options of a state binding; `keyHelp` says what the key is to it. */
export function stateOptions(keyHelp: string): Option[] {
  return [
    {
      name: 'key',
      type: 'text',
      help: keyHelp,
      example: 'dapr-state:order-{id}',
      default: () => 'sample',
      validate: daprKeyProblem,
    },
    {
      name: 'state-store',
      type: 'text',
      help: 'The name of the Dapr component.',
      example: 'state-store=orders',
      default: () => 'statestore',
      validate: daprNameProblem,
    },
    daprAddress,
  ];
}

/** A state binding in function.json. */
export function stateProperties(answers: Answers): Record<string, unknown> {
  return {
    stateStore: text(answers, 'state-store'),
    key: text(answers, 'key'),
    daprAddress: text(answers, 'dapr-address'),
  };
}

/** The app settings that a state binding refers to. */
export function stateSettings(answers: Answers): Record<string, string> {
  return daprSettings(answers, ['state-store', 'key', 'dapr-address']);
}
