import { TableClient, type TableEntity } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { type Binding, isType } from '../../../lib/local-host/binding.ts';
import type { Entity } from '../../../lib/local-host/outputs/landing.ts';
import type { OutputItems } from '../../../lib/local-host/outputs.ts';

/** Where outputs go. */
export interface Target {
  /** Connection string of the storage account. */
  connection: string;
  outputs: readonly Binding[];
  /** What `{name}` in a path stands for: the invocation's binding data. */
  bindingData: Readonly<Record<string, unknown>>;
}

/**
 * Does with a function's outputs what the storage extensions do: writes them to the account.
 * @throws Error for a binding of another kind
 */
export async function applyOutputs(items: OutputItems, target: Target): Promise<void> {
  for (const binding of target.outputs) {
    for (const value of items[binding.name] ?? []) await applyItem(value, binding, target);
  }
}

async function applyItem(
  value: unknown,
  binding: Binding,
  { connection, bindingData }: Target,
): Promise<void> {
  const property = (name: string) => resolve(String(binding[name]), bindingData);
  if (isType(binding, 'queue')) return sendMessage(connection, property('queueName'), value);
  if (isType(binding, 'blob')) return writeBlob(connection, property('path'), value);
  if (isType(binding, 'table')) return addEntity(connection, property('tableName'), value);
  throw new Error(`${binding.name} is no output of the storage extensions`);
}

/** Binding expressions; names of either case are one. */
function resolve(text: string, bindingData: Target['bindingData']): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const known = Object.keys(bindingData).find((key) => key.toLowerCase() === name.toLowerCase());
    return known === undefined ? whole : String(bindingData[known]);
  });
}

function bytesOf(value: unknown): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

// Microsoft.Azure.WebJobs.Extensions.Storage.Queues: the queue is made when it is not there, and
// messages are Base64 (host.json's messageEncoding) on their way in and out.
async function sendMessage(connection: string, name: string, value: unknown): Promise<void> {
  const queue = QueueServiceClient.fromConnectionString(connection).getQueueClient(name);
  await queue.createIfNotExists();
  await queue.sendMessage(bytesOf(value).toString('base64'));
}

// Microsoft.Azure.WebJobs.Extensions.Storage.Blobs: the container is made too, and the blob replaced.
async function writeBlob(connection: string, path: string, value: unknown): Promise<void> {
  const slash = path.indexOf('/');
  const service = BlobServiceClient.fromConnectionString(connection);
  const container = service.getContainerClient(path.slice(0, slash));
  await container.createIfNotExists();
  await container.getBlockBlobClient(path.slice(slash + 1)).uploadData(bytesOf(value));
}

/** A property as the client library writes it. */
function edmValue({ value, type }: Entity['properties'][string]): unknown {
  return type === 'String' ? value : JSON.parse(value.toLowerCase());
}

// Microsoft.Azure.WebJobs.Extensions.Tables, TableEntityWriter: the table is made when it is not there,
// and an entity that is there already is an error.
async function addEntity(connection: string, name: string, value: unknown): Promise<void> {
  const { partitionKey, rowKey, properties } = value as Entity;
  const values = Object.entries(properties).map(([key, property]) => [key, edmValue(property)]);
  const entity: TableEntity = { ...Object.fromEntries(values), partitionKey, rowKey };
  const table = TableClient.fromConnectionString(connection, name, {
    allowInsecureConnection: true,
  });
  await table.createTable();
  await table.createEntity(entity);
}
