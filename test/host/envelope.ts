import { randomBytes, randomUUID } from 'node:crypto';
import { addJsonProperties, type BindingData, setBindingData } from './binding-data.ts';
import { encodeValue } from './encode-value.ts';
import type { HostFunction } from './function-json.ts';
import type { HandlerRequest } from './handler-client.ts';
import { invocationHeaders } from './host-headers.ts';

/** What the host has for one invocation, before it is encoded. */
export interface InvocationValues {
  /** Text, or bytes for `dataType` binary; objects, arrays, dates and numbers as they are. */
  trigger: unknown;
  /** Input binding -> value; one that is missing is null. */
  inputs?: Record<string, unknown>;
  /** The trigger's own binding data, such as a queue message's Id. */
  metadata?: BindingData;
}

/** Metadata.RetryContext (contract 4.4). */
export interface RetryContext {
  RetryCount: number;
  MaxRetryCount: number;
  Exception: { ClassName: string; Message: string } | null;
  Instance: null;
  State: Record<string, never>;
}

/** `POST /<FunctionName>` with Data and Metadata (contract 4.1); chunked, as the host's formatter writes it. */
export function envelopeRequest(
  hostFunction: HostFunction,
  port: number,
  values: InvocationValues,
  invocationId: string,
  retry?: RetryContext,
): HandlerRequest {
  const data = envelopeData(hostFunction, values);
  const metadata = envelopeMetadata(hostFunction, values, retry);
  return {
    method: 'POST',
    path: `/${hostFunction.name}`,
    headers: [
      ['Host', `127.0.0.1:${port}`],
      ['Content-Type', 'application/json; charset=utf-8'],
      ...invocationHeaders(invocationId),
      ['traceparent', `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`],
    ],
    body: Buffer.from(JSON.stringify({ Data: data, Metadata: metadata })),
    chunked: true,
  };
}

/** Trigger first, then the input bindings in the order of function.json. */
export function envelopeData(
  { trigger, inputs }: HostFunction,
  values: InvocationValues,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  data[trigger.name] = encodeValue(typed(trigger.dataType, values.trigger));
  for (const { name, dataType } of inputs) {
    data[name] = encodeValue(typed(dataType, values.inputs?.[name]));
  }
  return data;
}

// With dataType binary the host binds bytes instead of text.
function typed(dataType: string | undefined, value: unknown): unknown {
  const isBinary = dataType?.toLowerCase() === 'binary' && typeof value === 'string';
  return isBinary ? Buffer.from(value) : value;
}

/** The trigger's binding data, `sys`, the properties of a JSON trigger value, RetryContext; no key that ends in "trigger". */
export function envelopeMetadata(
  { name, trigger }: HostFunction,
  values: InvocationValues,
  retry?: RetryContext,
): Record<string, unknown> {
  const data: BindingData = { ...values.metadata };
  const taken = Object.keys(data).some((key) => key.toLowerCase() === 'sys');
  data[taken ? '$sys' : 'sys'] = {
    MethodName: name,
    UtcNow: new Date().toISOString(),
    RandGuid: randomUUID(),
  };
  const isText = typeof values.trigger === 'string' && trigger.dataType?.toLowerCase() !== 'binary';
  if (isText) addJsonProperties(data, values.trigger as string);
  if (retry) setBindingData(data, 'RetryContext', retry);
  const kept = Object.entries(data).filter(([key]) => !/trigger$/i.test(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, encodeValue(value)]));
}
