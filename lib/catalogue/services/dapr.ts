import {
  containerApps,
  dedicated,
  flex,
  linuxConsumption,
  premium,
  windowsConsumption,
} from '../../hosting/plans.ts';
import { type AnswersOf, defineOption, defineOptions } from '../../options/option.ts';
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
export const daprAddress = defineOption({
  name: 'dapr-address',
  type: 'text',
  help: 'The address of the Dapr sidecar.',
  example: 'http://localhost:3501',
  validate: (address) =>
    /^(https?:\/\/[^\s/]+|%[^%\s]+%)$/.test(address)
      ? undefined
      : `"${address}" is not an address, for example http://localhost:3501`,
  optional: true,
  defaultDescription: 'http://localhost:3500, or the port in DAPR_HTTP_PORT',
});

/** Values for the app settings that answers name as `%NAME%`. Dapr itself needs none. */
export function daprSettings(...names: readonly (string | undefined)[]): Record<string, string> {
  return Object.assign({}, ...names.map((name) => referencedSetting(name, 'replace-me')));
}

/** The options of a state binding; `keyHelp` says what the key is to it. */
export function stateOptions(keyHelp: string) {
  return defineOptions([
    {
      name: 'key',
      type: 'text',
      help: keyHelp,
      example: 'order-{id}',
      default: () => 'sample',
      validate: daprKeyProblem,
    },
    {
      name: 'state-store',
      type: 'text',
      help: 'The name of the Dapr component.',
      example: 'orders',
      default: () => 'statestore',
      validate: daprNameProblem,
    },
    daprAddress,
  ]);
}

type StateAnswers = AnswersOf<ReturnType<typeof stateOptions>>;

/** A state binding in function.json. */
export function stateProperties(answers: StateAnswers): Record<string, unknown> {
  return {
    stateStore: answers['state-store'],
    key: answers.key,
    daprAddress: answers['dapr-address'],
  };
}

/** The app settings that a state binding refers to. */
export function stateSettings(answers: StateAnswers): Record<string, string> {
  return daprSettings(answers['state-store'], answers.key, answers['dapr-address']);
}
