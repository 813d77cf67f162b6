import type { Binding } from '../../../project/function.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

/** What comes of the words, by the trigger's type in lower case; `any` where dataType does not matter. */
const FAILS: readonly { types: string; many?: true; dataType: string; outcome: string }[] = [
  {
    types: 'servicebustrigger eventhubtrigger',
    many: true,
    dataType: '',
    outcome: 'every item is parsed as JSON, and a batch with one that is not fails',
  },
  {
    types: 'redislisttrigger',
    many: true,
    dataType: '',
    outcome: 'every call fails, and the items are lost: they are off the list already',
  },
  { types: 'redisstreamtrigger', many: true, dataType: '', outcome: 'every call fails' },
  { types: 'queuetrigger', many: true, dataType: '', outcome: 'every call fails' },
  { types: 'cosmosdbtrigger', many: true, dataType: 'any', outcome: 'every call fails' },
  { types: 'cosmosdbtrigger', dataType: 'binary', outcome: 'every call fails' },
  { types: 'mcptooltrigger', dataType: 'binary', outcome: 'every call fails' },
];

export const check: Check = {
  code: 'AGF335',
  severity: 'error',
  area: 'function.json',
  title: 'A trigger fails with this cardinality and dataType',
  reads:
    'cardinality and dataType of Service Bus, Event Hubs, Redis, queue, Cosmos DB and MCP triggers in */function.json',
  symptom:
    'Calls fail before the handler is asked: "Exception binding parameter", "Binding parameters to complex objects (such as \'Object\')" or "Unable to cast object of type".',
  sources: {
    'Exception binding parameter': 'vector queue-cardinality-many',
    "Binding parameters to complex objects (such as 'Object')":
      'vector servicebus-trigger-many-absent-hello',
    'Unable to cast object of type': 'vector cosmosdb-trigger-absent-binary-one-document',
  },
  reason:
    'With "many" and no dataType the host asks the extension for .NET objects, which it makes of JSON or not at all.',
  howToFix:
    'Write "dataType": "string" (or "binary") beside "cardinality": "many"; for Cosmos DB, MCP and storage queues leave both out.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) =>
    eachBinding(project, (binding) => {
      const failure = FAILS.find((each) => fits(each, binding));
      if (!failure) return undefined;
      const property = failure.many ? 'cardinality' : 'dataType';
      return {
        message: `the ${binding.type} has the ${property} "${binding[property]}": ${failure.outcome}`,
        property,
      };
    }),
};

function fits({ types, many, dataType }: (typeof FAILS)[number], binding: Binding): boolean {
  const word = (value: unknown): string => String(value ?? '').toLowerCase();
  return (
    types.split(' ').includes(typeOf(binding)) &&
    (!many || word(binding.cardinality) === 'many') &&
    (dataType === 'any' || word(binding.dataType) === dataType)
  );
}
