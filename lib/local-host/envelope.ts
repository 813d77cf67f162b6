import { randomUUID } from 'node:crypto';
import { type Binding, isType } from './binding.ts';
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
  /** The last attempt's; null at the first. */
  Exception: ({ ClassName: string; Message: string } & Record<string, unknown>) | null;
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
  data[trigger.name] = encodeValue(typed(trigger, values.trigger));
  for (const input of inputs)
    data[input.name] = encodeValue(typed(input, values.inputs?.[input.name]));
  return data;
}

// A blob trigger always gives bytes; others give bytes instead of text with `dataType` binary.
function typed(binding: Binding, value: unknown): unknown {
  const isBinary = isType(binding, 'blobTrigger') || binding.dataType?.toLowerCase() === 'binary';
  return isBinary && typeof value === 'string' ? Buffer.from(value) : value;
}

/** The trigger's binding data, `sys`, the properties of a JSON text, RetryContext; nulls and keys that end in "trigger" are left out. */
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
  const value = typed(trigger, values.trigger);
  if (typeof value === 'string') addJsonProperties(data, value);
  if (retry) setBindingData(data, 'RetryContext', retry);
  const kept = Object.entries(data).filter(
    ([key, item]) => !/trigger$/i.test(key) && item !== null && item !== undefined,
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, encodeValue(item)]));
}
