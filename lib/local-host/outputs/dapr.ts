import type { Binding } from '../binding.ts';
import { hostError } from '../host-error.ts';
import { type Element, parseStrict, property, textOf, writeElement } from '../json/system-text.ts';
import { afterReturn } from './event-grid.ts';
import { named, type Request, type Service } from './landing.ts';

const json = 'application/json; charset=utf-8';

/** One record of `{value, key}`. All go in one request, the last first (a ConcurrentBag). */
export const daprState: Service<Buffer> = {
  send(items, { binding }, landed) {
    const records = items.map((item) => stateRecord(readItem(item), binding));
    landed.push(
      post(`/v1.0/state/${named(binding, 'stateStore')}`, `[${records.reverse().join(',')}]`),
    );
  },
};

function stateRecord(item: Element, binding: Binding): string {
  const value = anyCase(item, 'value');
  if (!value)
    throw argument(
      "A 'value' parameter is required for save-state operations. (Parameter 'parametersJson')",
    );
  const key = textOf(anyCase(item, 'key')) ?? named(binding, 'key');
  if (!key) {
    throw argument(
      "No key information was found. Make sure it is configured either in the binding properties or in the data payload. (Parameter 'item')",
    );
  }
  return `{"key":${JSON.stringify(key)},"value":${writeElement(value)}}`;
}

/** `{payload, pubsubname, topic}`, a request each, the last first. */
export const daprPublish: Service<Buffer> = {
  send(items, { binding }, landed) {
    const requests = items.map((item) => publishRequest(readItem(item), binding));
    landed.push(...requests.reverse());
  },
};

function publishRequest(item: Element, binding: Binding): Request {
  const payload = property(item, 'payload');
  if (!payload || payload.kind === 'Null') {
    throw argument("A 'json' parameter is required for outbound pub/sub operations.");
  }
  const pubsub = textOf(property(item, 'pubsubname')) ?? named(binding, 'pubsubname');
  if (!pubsub) throw notFound('pub/sub name');
  const topic = textOf(property(item, 'topic')) ?? named(binding, 'topic');
  if (!topic) throw notFound('topic information');
  return post(`/v1.0/publish/${pubsub}/${topic}`, writeElement(payload));
}

function notFound(what: string): Error {
  return argument(
    `No ${what} was found. Make sure it is configured either in the binding properties or in the data payload. (Parameter 'item')`,
  );
}

/** `{data, operation, metadata, bindingName}`. */
export const daprBinding: Service<Buffer> = {
  send(items, { binding }, landed) {
    landed.push(...items.map((item) => bindingRequest(readItem(item), binding)));
  },
};

function bindingRequest(item: Element, binding: Binding): Request {
  const data = property(item, 'data');
  if (!data)
    throw argument(
      "A 'data' parameter is required for Dapr Binding operations. (Parameter 'jsonElement')",
    );
  const name = textOf(property(item, 'bindingName')) ?? named(binding, 'bindingName');
  if (!name) throw argument('A non-null binding name must be specified');
  const operation = textOf(property(item, 'operation')) ?? named(binding, 'operation');
  const metadata = property(item, 'metadata');
  const members = [
    `"data":${writeElement(data)}`,
    `"operation":${JSON.stringify(operation)}`,
    ...(metadata ? [`"metadata":${writeElement(metadata)}`] : []),
  ];
  return post(`/v1.0/bindings/${name}`, `{${members.join(',')}}`);
}

/** `{body}`. The names an item gives keep the quotes of their JSON, and a verb is no verb with them. */
export const daprInvoke: Service<Buffer> = {
  send(items, { binding }, landed) {
    const calls = items.map((item) => invokeRequest(readItem(item), binding));
    for (const { verb, request } of calls) {
      if (!/^\w+$/.test(verb)) {
        const cause = hostError(
          'System.FormatException',
          'The format of the HTTP method is invalid.',
        );
        const type = 'Microsoft.Azure.WebJobs.Extensions.Dapr.DaprException';
        throw afterReturn(hostError(type, 'An error occurred while invoking method.', cause));
      }
      landed.push(request);
    }
  },
};

function invokeRequest(item: Element, binding: Binding) {
  const given = (name: string) => {
    const value = property(item, name);
    return value ? writeElement(value) : named(binding, name);
  };
  const app = given('appId');
  if (!app) throw argument('A non-null app ID must be specified.');
  const method = given('methodName');
  if (!method) throw argument('A non-null method name must be specified.');
  const body = property(item, 'body');
  const request: Request = {
    method: (named(binding, 'httpVerb') || 'POST').toUpperCase(),
    path: `/v1.0/invoke/${encodeURIComponent(app)}/method/${encodeURIComponent(method)}`,
    contentType: body ? 'application/json' : null,
    body: body ? writeElement(body) : null,
  };
  return { verb: given('httpVerb') || 'POST', request };
}

// The extension reads bytes as text first, so what is no UTF-8 is lost.
function readItem(item: Buffer): Element {
  const element = parseStrict(item.toString('utf8'));
  if (element.kind === 'Object') return element;
  throw hostError(
    'System.InvalidOperationException',
    `The requested operation requires an element of type 'Object', but the target element has type '${element.kind}'.`,
  );
}

function anyCase(item: Element, name: string): Element | undefined {
  const properties = item.kind === 'Object' ? item.properties : [];
  return properties.find(([key]) => key.toLowerCase() === name)?.[1];
}

function post(path: string, body: string): Request {
  return { method: 'POST', path, contentType: json, body };
}

function argument(message: string): Error {
  return hostError('System.ArgumentException', message);
}
