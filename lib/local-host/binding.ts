import { hostError } from './host-error.ts';

export type Direction = 'in' | 'out' | 'inout';

/** A binding of function.json; further properties belong to its type. */
export interface Binding {
  name: string;
  type: string;
  direction: Direction;
  dataType?: string;
  [property: string]: unknown;
}

const namePattern = /^([a-zA-Z][a-zA-Z0-9]{0,127}|\$return)$/;

// What the host knows by itself, and what extension bundle 4 adds.
const builtIn = ['httptrigger', 'http', 'timertrigger', 'manualtrigger'];
const bundled =
  `queueTrigger queue blobTrigger blob table serviceBusTrigger serviceBus eventHubTrigger eventHub eventGridTrigger
  eventGrid cosmosDBTrigger cosmosDB kafkaTrigger kafka rabbitMQTrigger rabbitMQ signalRTrigger signalR
  signalRConnectionInfo signalRNegotiation signalREndpoints webPubSubTrigger webPubSub webPubSubConnection
  webPubSubContext sqlTrigger sql mysqlTrigger mysql sendGrid twilioSms warmupTrigger mcpToolTrigger daprServiceInvocationTrigger
  daprBindingTrigger daprTopicTrigger daprState daprInvoke daprPublish daprBinding daprSecret redisPubSubTrigger
  redisListTrigger redisStreamTrigger redis orchestrationTrigger activityTrigger entityTrigger orchestrationClient
  durableClient`
    .toLowerCase()
    .split(/\s+/);

export function isTrigger(binding: Binding): boolean {
  return /trigger$/i.test(binding.type);
}

export function isType(binding: Binding, type: string): boolean {
  return binding.type.toLowerCase() === type.toLowerCase();
}

/** Not `out`: `inout` is both, input and output. */
export function isInput(binding: Binding): boolean {
  return binding.direction !== 'out';
}

export function isOutput(binding: Binding): boolean {
  return binding.direction !== 'in';
}

/** The bindings of a function.json, checked; throws with the host's text for the first mistake (contract 5). */
export function readBindings(values: unknown, hasBundle: boolean): Binding[] {
  if (values === null) {
    const types = ['JValue', 'JArray'].map((type) => `'Newtonsoft.Json.Linq.${type}'`);
    throw hostError(
      'InvalidCastException',
      `Unable to cast object of type ${types.join(' to type ')}.`,
    );
  }
  if (!Array.isArray(values) || values.length === 0) {
    throw invalid('At least one binding must be declared.');
  }
  const bindings = values.map((value) => readBinding(value as Record<string, unknown>));
  checkDuplicates(bindings);
  checkTriggers(bindings);
  checkTypes(bindings, hasBundle);
  return bindings;
}

function readBinding(value: Record<string, unknown>): Binding {
  const { name = '', type, direction = 'in' } = value;
  if (type === undefined || type === null)
    throw invalid(`Binding '${name}' is invalid. Bindings must specify a Type.`);
  if (!namePattern.test(String(name))) {
    throw invalid(
      `The binding name ${name} is invalid. Please assign a valid name to the binding.`,
    );
  }
  const lower = String(direction).toLowerCase();
  if (lower !== 'in' && lower !== 'out' && lower !== 'inout') {
    throw invalid(`'${direction}' is not a valid binding direction`);
  }
  if (name === '$return' && lower !== 'out') {
    throw invalid("$return bindings must specify a direction of 'out'.");
  }
  const binding = {
    ...value,
    name: String(name),
    type: String(type),
    direction: lower as Direction,
  };
  if (isType(binding, 'http') && isInput(binding)) {
    throw invalid('Http binding can only be used for output.');
  }
  return binding;
}

function checkDuplicates(bindings: Binding[]): void {
  const names = new Set<string>();
  for (const { name } of bindings) {
    if (names.has(name.toLowerCase())) {
      throw invalid(
        `Multiple bindings with name '${name}' discovered. Binding names must be unique.`,
      );
    }
    names.add(name.toLowerCase());
  }
}

function checkTriggers(bindings: Binding[]): void {
  const count = bindings.filter(isTrigger).length;
  if (count === 0) {
    throw invalid('No trigger binding specified. A function must have a trigger input binding.');
  }
  if (count > 1) {
    throw invalid(
      'Multiple trigger bindings defined. A function can only have a single trigger binding.',
    );
  }
}

function checkTypes(bindings: Binding[], hasBundle: boolean): void {
  const known = hasBundle ? [...builtIn, ...bundled] : builtIn;
  const unknown = bindings
    .map(({ type }) => type)
    .filter((type) => !known.includes(type.toLowerCase()));
  if (unknown.length === 0) return;
  const types = `The binding type(s) '${unknown.join(', ')}'`;
  throw invalid(
    hasBundle
      ? `${types} were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured`
      : `${types} are not registered. Please ensure the type is correct and the binding extension is installed.`,
  );
}

function invalid(message: string): Error {
  return hostError('ArgumentException', message);
}
