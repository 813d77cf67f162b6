import { randomUUID } from 'node:crypto';
import type { Binding } from '../binding.ts';
import { hostError } from '../host-error.ts';
import type { Environment } from '../settings.ts';

/** Properties whose `{expressions}` the extensions fill in; `%SETTING%` works in every one. */
const resolved: Record<string, string[]> = {
  queue: ['queueName'],
  blob: ['path', 'blobPath'],
  table: ['tableName', 'partitionKey', 'rowKey'],
  servicebus: ['queueName', 'topicName'],
  rabbitmq: ['queueName'],
  redis: ['command'],
  cosmosdb: ['databaseName', 'containerName', 'id', 'partitionKey'],
  sql: ['commandText'],
  mysql: ['commandText'],
  signalr: ['hubName'],
  webpubsub: ['hub'],
  daprstate: ['key'],
  daprpublish: ['topic'],
};

/**
 * The binding with its names as the extension sees them. Event Hubs and Kafka leave `{x}` in theirs. Throws when an
 * expression has no value.
 */
export function resolveNames(
  binding: Binding,
  data: Record<string, string>,
  settings: Environment,
): Binding {
  const properties = resolved[binding.type.toLowerCase()] ?? [];
  const entries = Object.entries(binding).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    const text = value.replace(
      /%([^%]+)%/g,
      (whole, setting: string) => settings[setting] ?? whole,
    );
    return [name, properties.includes(name) ? fill(text, data) : text];
  });
  return Object.fromEntries(entries) as Binding;
}

function fill(text: string, data: Record<string, string>): string {
  return text.replace(/\{([^{}]+)\}/g, (_whole, name: string) => {
    const value = data[name];
    if (value !== undefined) return value;
    if (name === 'rand-guid') return randomUUID();
    throw hostError('System.InvalidOperationException', `No value for named parameter '${name}'.`);
  });
}
