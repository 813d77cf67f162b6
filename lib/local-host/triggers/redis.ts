import type { Binding } from '../binding.ts';
import { jsonText } from '../encode-value.ts';
import type { InvocationValues } from '../envelope.ts';
import { hostError } from '../host-error.ts';
import { isMany, messagesValue, parameterType } from './arrival.ts';

/** ext-redis.json: the items themselves. */
export function redisListTrigger(binding: Binding, items: Buffer[]): InvocationValues {
  checkBatch(binding);
  const [first = Buffer.alloc(0)] = items;
  return {
    trigger: messagesValue(binding, items),
    metadata: {
      Key: binding.key,
      ...(isMany(binding) ? { Count: items.length } : { Value: first.toString('utf8') }),
    },
  };
}

export interface StreamEntry {
  id: string;
  values: Record<string, Buffer>;
}

/** JSON text `{Id, Values}`, or its bytes: what is no UTF-8 is lost. */
export function redisStreamTrigger(binding: Binding, entries: StreamEntry[]): InvocationValues {
  checkBatch(binding);
  const texts = entries.map(({ id, values }) => ({
    Id: id,
    Values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value.toString('utf8')]),
    ),
  }));
  return {
    trigger: messagesValue(
      binding,
      texts.map((text) => Buffer.from(jsonText(text))),
    ),
    metadata: {
      Key: binding.key,
      ...(isMany(binding) ? { Count: entries.length } : texts[0]),
    },
  };
}

/**
 * JSON text `{SubscriptionChannel, Channel, Message}`. A channel is a pattern only with `pattern`: undefined when the
 * function does not hear this one.
 */
export function redisPubSubTrigger(
  binding: Binding,
  channel: string,
  message: Buffer,
): InvocationValues | undefined {
  const own = String(binding.channel);
  const heard = binding.pattern ? matches(own, channel) : own === channel;
  if (!heard) return undefined;
  const data = {
    SubscriptionChannel: own,
    Channel: channel,
    Message: message.toString('utf8'),
  };
  return { trigger: messagesValue(binding, [Buffer.from(jsonText(data))]), metadata: data };
}

function matches(pattern: string, channel: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(channel);
}

function checkBatch(binding: Binding): void {
  if (parameterType(binding) !== 'object[]') return;
  throw hostError(
    'System.InvalidOperationException',
    "Binding parameters to complex objects (such as 'Object') is not supported for batches.",
  );
}
