import { type AnswersOf, defineOption, defineOptions } from '../options/option.ts';
import type { Binding } from '../project/function.ts';
import { connectionProblem } from '../rules/storage-names.ts';
import type { EventType, HostSample } from './trigger.ts';

/** Whether messages are text or bytes. */
export const dataTypeOption = defineOption({
  name: 'data-type',
  type: 'choice',
  help: 'What the messages are: text (JSON is text), or bytes that need not be text.',
  example: 'binary',
  choices: [
    { value: 'string', title: 'string: text' },
    { value: 'binary', title: 'binary: bytes' },
  ],
  default: () => 'string',
});

/** How many messages a call of the function takes, and whether they are text or bytes. */
export function messageOptions(cardinality: 'one' | 'many') {
  return defineOptions([cardinalityOption(cardinality), dataTypeOption]);
}

/** How many messages a call of the function takes. */
export function cardinalityOption(preset: 'one' | 'many') {
  return defineOption({
    name: 'cardinality',
    type: 'choice',
    help: 'How many messages one call takes.',
    example: preset === 'one' ? 'many' : 'one',
    choices: [
      { value: 'one', title: 'one' },
      { value: 'many', title: 'many: a batch' },
    ],
    default: () => preset,
  });
}

/**
 * `cardinality` and `dataType` in function.json. Text is the default for one message; for many the host
 * would parse each as JSON, and fail if it is none (azure-webjobs-sdk `BindingFactoryHelpers.cs`).
 */
export function messageProperties(
  answers: AnswersOf<ReturnType<typeof messageOptions>>,
): Record<string, unknown> {
  const cardinality = answers.cardinality;
  const dataType = answers['data-type'];
  return cardinality === 'one' && dataType === 'string'
    ? { cardinality }
    : { cardinality, dataType };
}

/** Whether a binding on disk has `cardinality` many. */
export const takesMany = ({ cardinality }: Binding): boolean =>
  String(cardinality).toLowerCase() === 'many';

/** Whether a binding on disk has `dataType` binary. */
export const isBinary = ({ dataType }: Binding): boolean =>
  String(dataType).toLowerCase() === 'binary';

/**
 * The typed event of a messaging service: `Kafka`, `KafkaEvent[T]` for one message and `KafkaBatch` or
 * `KafkaBinaryBatch`, `KafkaMessages[T]` for many, with []byte for T where the messages are bytes. One
 * message tells by its form whether it is text or bytes; in a batch only function.json does.
 */
export function messageEvent(service: string, binding: Binding): EventType {
  const many = takesMany(binding);
  const binary = isBinary(binding);
  return {
    constructor: many ? `${service}${binary ? 'Binary' : ''}Batch` : service,
    type: `${service}${many ? 'Messages' : 'Event'}[${binary ? '[]byte' : 'T'}]`,
    runtimeModule: [service.toLowerCase(), 'batch'],
  };
}

/**
 * What a trigger says about its message. About many it says the same in arrays, `...Array`.
 * @param ofBatch what it says about all of them together
 */
export function messageSample(
  metadata: Record<string, unknown>,
  ofBatch: readonly string[] = [],
): (answers: { readonly cardinality: 'one' | 'many' }) => HostSample {
  return (answers) => {
    if (answers.cardinality !== 'many') return { metadata };
    const arrays = Object.entries(metadata).map(([name, value]) =>
      ofBatch.includes(name) ? [name, value] : [`${name}Array`, [value]],
    );
    return { metadata: Object.fromEntries(arrays) };
  };
}

/** The connection to a Service Bus or Event Hubs namespace. */
export function namespaceOption(preset: string, example: string, question?: string) {
  return defineOption({
    name: 'connection',
    type: 'text',
    question,
    help: 'The app setting that holds the connection to the namespace (its name, not its value), or, to connect with an identity, what comes before __fullyQualifiedNamespace in the name of one.',
    example,
    default: () => preset,
    validate: connectionProblem,
  });
}

/** The connection string of the emulators of Service Bus and Event Hubs, the same for everyone. */
export const EMULATOR =
  'Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;';
