import type { Binding } from '../binding.ts';
import type { Culture } from '../json/culture.ts';

/** A message of a queue, topic or hub, or the content of a blob. */
export interface Message {
  to: string;
  body: Buffer;
  /** Kafka only. */
  key?: string;
  headers?: { key: string; value: string }[];
}

/** A Redis command that the server took: its name and arguments. */
export interface Command {
  command: string[];
}

/** An HTTP request to Event Grid, the Dapr sidecar or the SignalR service. */
export interface Request {
  method: string;
  path: string;
  contentType: string | null;
  body: string | null;
}

/** A row or document, as JSON. */
export interface Row {
  table: string;
  json: string;
}

/** An entity of a storage table. */
export interface Entity {
  table: string;
  partitionKey: string;
  rowKey: string;
  properties: Record<string, { value: string; type: 'String' | 'Int32' | 'Double' | 'Boolean' }>;
}

/** An action of Web PubSub. */
export interface Action {
  hub: string;
  action: string;
  data: Buffer | null;
  dataType: string | null;
}

export type Item = Message | Command | Request | Row | Entity | Action;

/** What an extension does with the items of one output. */
export interface Service<Collected> {
  /** Adds to `landed` what reaches the service; throws as the extension does. */
  send(items: Collected[], sending: Sending, landed: Item[]): void;
}

/** What an extension knows when it sends. */
export interface Sending {
  binding: Binding;
  culture: Culture;
  /** host.json's `extensions.queues.messageEncoding`. */
  queueEncoding: 'base64' | 'none';
}

/** The text of a property of function.json, or ``. */
export function named(binding: Binding, property: string): string {
  const value = binding[property];
  return typeof value === 'string' ? value : '';
}
